import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreError } from '../../../../src-main/store/errors.ts'
import { openStore } from '../../../../src-main/store/store-client.ts'
import { ANNA, listQuery, newMessage, TEST_KEY } from '../../../support/memory-db.ts'
import { startTsWorker } from '../../../support/ts-worker.ts'

const entry = fileURLToPath(new URL('../../../../src-main/store/store-worker.ts', import.meta.url))

describe('the store in its worker', () => {
  let directory: string
  let path: string
  const open = (key = TEST_KEY) => openStore(startTsWorker(entry), { path, key })

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'store-'))
    path = join(directory, 'mail.db')
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  it('keeps messages over a restart and leaves one file when it is closed', async () => {
    const store = await open()
    const message = newMessage({ text: 'The exact bytes' })
    await store.commitMessages({ accountId: ANNA, messages: [message], now: 1 }, [message.bytes.buffer])
    expect(message.bytes.byteLength).toBe(0)
    await store.close()
    expect(readdirSync(directory)).toEqual(['mail.db'])

    const again = await open()
    const { rows } = await again.listMessages({ query: listQuery(), offset: 0, limit: 1 })
    const read = await again.readMessage({ id: rows[0]!.id })
    expect(Buffer.from(read!.bytes).toString()).toBe('The exact bytes')
    expect(await again.countPlaces()).toEqual([
      { accountId: ANNA, place: 'inbox', total: 1, unread: 1, starred: 0 },
    ])
    await again.close()
  })

  it('rejects with a StoreError when it does not open, and ends the worker', async () => {
    writeFileSync(path, 'not a database')
    const worker = startTsWorker(entry)
    const ended = new Promise((resolve) => worker.once('exit', resolve))

    const opening = openStore(worker, { path, key: TEST_KEY })

    await expect(opening).rejects.toBeInstanceOf(StoreError)
    await expect(opening).rejects.toMatchObject({ kind: 'corrupt' })
    await ended
  })

  it('tells a second opener that the store is locked', async () => {
    const store = await open()

    await expect(open()).rejects.toMatchObject({ kind: 'locked' })
    await store.close()
  })

  it('rejects what is asked after it was closed', async () => {
    const store = await open()
    await store.close()

    await expect(store.countPlaces()).rejects.toMatchObject({ name: 'StoreError', kind: 'stopped' })
  })

  it('tells once when its worker ends by itself, and not when it is closed', async () => {
    const lost: Error[] = []
    const worker = startTsWorker(entry)
    const store = await openStore(worker, { path, key: TEST_KEY }, { onLost: (error) => lost.push(error) })
    await worker.terminate()

    await expect(store.countPlaces()).rejects.toMatchObject({ kind: 'stopped' })
    expect(lost).toMatchObject([{ name: 'StoreError', kind: 'stopped' }])

    const again = await openStore(
      startTsWorker(entry),
      { path, key: TEST_KEY },
      { onLost: (error) => lost.push(error) },
    )
    await again.close()
    expect(lost).toHaveLength(1)
  })
})

import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { startMimeClient } from '../../../../src-main/mime/mime-client.ts'
import type { MimeClient } from '../../../../src-main/mime/mime-client.ts'
import { makePdf } from '../../../support/make-pdf.ts'
import { startTsWorker } from '../../../support/ts-worker.ts'
import { PLAIN_LOOK } from '../../../support/plain-look.ts'

const path = fileURLToPath(new URL('../../../../src-main/mime/mime-worker.ts', import.meta.url))
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text))
const frame = { ...PLAIN_LOOK, body: 'text' } as const

/** A worker that never answers a message with `hang` in it, and dies of one with `crash`. */
const fragile = `
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', ({ id, name, argument }) => {
    const messages = argument.messages ?? []
    const text = messages.map((bytes) => Buffer.from(bytes).toString()).join()
    if (!argument.headersOnly && text.includes('hang')) for (;;);
    if (!argument.headersOnly && text.includes('crash')) throw new Error('defeated')
    parentPort.postMessage({ id, ok: true, value: messages.length
      ? messages.map((bytes) => ({
        header: { subject: Buffer.from(bytes).toString() }, headersOnly: argument.headersOnly === true })) : name })
  })`

/** The first call waits for a worker whose TypeScript is translated as it is read. */
const PATIENT = { deadlineMs: () => 60_000 }

let client: MimeClient | undefined
afterEach(() => client?.close())

describe('the parser in its worker', { timeout: 60_000 }, () => {
  it('summarises, opens, shows and gives parts', async () => {
    client = startMimeClient(() => startTsWorker(path), PATIENT)
    const message = bytesOf(
      'Subject: hi\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n--b\nContent-Type: image/png\n\nPNG\n--b--',
    )

    expect(await client.summariseHeaders({ blocks: [message] })).toMatchObject([{ subject: 'hi' }])
    expect(await client.summariseMessages({ messages: [message] })).toMatchObject([
      { header: { subject: 'hi' }, body: { preview: 'words' } },
    ])
    expect(await client.openMessage({ key: 'a', bytes: message }, [message.buffer])).toMatchObject({
      hasText: true,
    })
    expect((await client.renderBody({ key: 'a', ...frame })).html).toContain('words')
    expect(Buffer.from((await client.readPart({ key: 'a', index: 0 })).bytes).toString()).toBe('PNG')
    await expect(client.renderBody({ key: 'b', ...frame })).rejects.toMatchObject({
      name: 'MimeError',
      kind: 'not-open',
    })
    await expect(client.readPart({ key: 'a', index: 1 })).rejects.toMatchObject({ kind: 'no-such-part' })
  })

  it('lets go of the messages not looked at for longest', async () => {
    client = startMimeClient(() => startTsWorker(path), PATIENT)
    for (let i = 0; i < 9; i++) await client.openMessage({ key: String(i), bytes: bytesOf(`\n\n${i}`) })

    await expect(client.renderBody({ key: '0', ...frame })).rejects.toMatchObject({ kind: 'not-open' })
    expect((await client.renderBody({ key: '1', ...frame })).html).toContain('1')
  })

  it('tells of a message it keeps without taking it apart again', async () => {
    client = startMimeClient(() => startTsWorker(path), PATIENT)
    const opened = await client.openMessage({ key: 'a', bytes: bytesOf('Subject: hi\n\nwords') })

    expect(await client.keptMessage({ key: 'a' })).toEqual(opened)
    await expect(client.keptMessage({ key: 'b' })).rejects.toMatchObject({ kind: 'not-open' })
  })

  it('lets go of all of them when nothing is asked for a while', async () => {
    client = startMimeClient(() => startTsWorker(path), { ...PATIENT, keptMs: 1 })
    await client.openMessage({ key: 'a', bytes: bytesOf('\n\nwords') })
    await new Promise((resolve) => setTimeout(resolve, 100))

    await expect(client.keptMessage({ key: 'a' })).rejects.toMatchObject({ kind: 'not-open' })
  })
})

describe('the parser of PDFs', { timeout: 120_000 }, () => {
  const withPdf = (pdf: Uint8Array): Uint8Array<ArrayBuffer> =>
    bytesOf(
      `Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n${Buffer.from(pdf).toString('base64')}`,
    )

  it('reads them, gives one up that defeats it, and reads the next', async () => {
    // Unpacked, eighty megabytes of one page.
    const endless = withPdf(makePdf([['words'], ['q Q '.repeat(20_000_000)]], { isDeflated: true }))
    const honest = withPdf(makePdf([['turbine hall']]))
    client = startMimeClient(() => startTsWorker(path), {
      deadlineMs: (octets) => (octets > honest.length ? 2000 : 60_000),
      startsLate: true,
    })
    const turbine = { body: { attachmentText: 'a.pdf\nturbine hall' } }

    expect(await client.summariseWithPdfs({ message: honest })).toMatchObject(turbine)
    await expect(client.summariseWithPdfs({ message: endless })).rejects.toMatchObject({ kind: 'too-slow' })
    expect(await client.summariseWithPdfs({ message: honest })).toMatchObject(turbine)
  })

  it('takes no memory between them', async () => {
    const started: Worker[] = []
    const ended: number[] = []
    client = startMimeClient(
      () => {
        const worker = startTsWorker(path)
        started.push(worker)
        worker.once('exit', (code) => ended.push(code))
        return worker
      },
      { ...PATIENT, keptMs: 1, startsLate: true },
    )
    await client.summariseWithPdfs({ message: withPdf(makePdf([['one']])) })
    await vi.waitFor(() => expect(ended).toHaveLength(1), 60_000)
    expect(started).toHaveLength(1)

    expect(
      (await client.summariseWithPdfs({ message: withPdf(makePdf([['two']])) })).body?.attachmentText,
    ).toBe('a.pdf\ntwo')
  })
})

describe('a parser whose worker is defeated', { timeout: 60_000 }, () => {
  const start = () => startMimeClient(() => new Worker(fragile, { eval: true }), { deadlineMs: () => 1500 })

  it.each(['hang', 'crash'])('loses nothing but the words of the message at fault (%s)', async (fault) => {
    client = start()
    const messages = ['one', fault, 'three'].map(bytesOf)
    const summaries = await client.summariseMessages({ messages })

    expect(summaries.map(({ header }) => header.subject)).toEqual(['one', fault, 'three'])
    expect(summaries).toMatchObject([{ headersOnly: false }, { headersOnly: true }, { headersOnly: false }])
  })

  it('is another one for who asks after it ended with nothing to do', async () => {
    const workers: Worker[] = []
    client = startMimeClient(() => {
      const worker = new Worker(fragile, { eval: true })
      workers.push(worker)
      return worker
    })
    expect(await client.renderBody({ key: 'x', ...frame })).toBe('renderBody')
    await workers[0]!.terminate()

    expect(await client.renderBody({ key: 'x', ...frame })).toBe('renderBody')
    expect(workers).toHaveLength(2)
  })

  it('says so to who asked, and serves who waited', async () => {
    client = start()
    const late = client.openMessage({ key: 'x', bytes: bytesOf('x'), messages: [bytesOf('hang')] } as never)
    const waiting = client.renderBody({ key: 'x', ...frame })

    await expect(late).rejects.toMatchObject({ kind: 'too-slow' })
    expect(await waiting).toBe('renderBody')
  })

  it('puts the reader before the summaries that wait', async () => {
    client = start()
    const order: string[] = []
    const summaries = [1, 2, 3].map((i) =>
      client!.summariseMessages({ messages: [bytesOf('x')] }).then(() => order.push(`batch ${i}`)),
    )
    await Promise.all([
      ...summaries,
      client.renderBody({ key: 'x', ...frame }).then(() => order.push('reader')),
    ])

    expect(order).toEqual(['batch 1', 'reader', 'batch 2', 'batch 3'])
  })

  it('rejects what waits, and all that comes, once it is closed', async () => {
    client = start()
    const calls = [1, 2].map(() => client!.renderBody({ key: 'x', ...frame }))
    const settled = Promise.allSettled(calls)
    await client.close()

    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(client.renderBody({ key: 'x', ...frame })).rejects.toMatchObject({ kind: 'stopped' })
  })
})

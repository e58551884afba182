import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectWorker } from '../../../../src-main/shared/worker-client.ts'
import type { WorkerClient } from '../../../../src-main/shared/worker-client.ts'
import type { ErrorData } from '../../../../src-main/shared/worker-operations.ts'
import { startTsWorker } from '../../../support/ts-worker.ts'
import type { sampleOperations } from './sample-worker.ts'

class RevivedError extends Error {
  constructor(readonly data: ErrorData) {
    super(data.message)
  }
}

describe('a worker and its client', () => {
  let client: WorkerClient<typeof sampleOperations>
  let lost: string[]
  let timed: { name: string; millis: number }[]

  beforeEach(() => {
    const worker = startTsWorker(fileURLToPath(new URL('sample-worker.ts', import.meta.url)))
    lost = []
    timed = []
    client = connectWorker(worker, (data) => new RevivedError(data), {
      onLost: ({ message }) => lost.push(message),
      onTimed: (name, millis) => timed.push({ name, millis }),
    })
  })
  afterEach(() => client.terminate())

  it('brings back what the operation returns', async () => {
    expect(await client.call('double', 21)).toBe(42)
  })

  it('tells how long an operation took by its name, whether it went well or not', async () => {
    await client.call('spin', 20)
    await client.call('fail', 'no luck').catch(() => undefined)

    expect(timed.map(({ name }) => name)).toEqual(['spin', 'fail'])
    expect(timed[0]?.millis).toBeGreaterThanOrEqual(20)
  })

  it('answers other calls while one is still waiting', async () => {
    const waiting = client.call('wait', undefined)

    expect(await client.call('double', 1)).toBe(2)
    await client.call('release', undefined)
    await waiting
  })

  it('does what goes first before what waits, and each in the order it came', async () => {
    const done: string[] = []
    const call = async (name: 'double' | 'triple' | 'spin', value: number): Promise<void> => {
      await client.call(name, value)
      done.push(`${name} ${String(value)}`)
    }
    await Promise.all([
      call('spin', 100),
      call('double', 1),
      call('double', 2),
      call('triple', 1),
      call('triple', 2),
    ])

    // The first of them may have begun before the others came.
    expect(done.filter((one) => !one.startsWith('spin'))).toEqual([
      'triple 1',
      'triple 2',
      'double 1',
      'double 2',
    ])
  })

  it('carries an error across with its name, message and kind', async () => {
    await expect(client.call('fail', 'no luck')).rejects.toMatchObject({
      data: { name: 'SampleError', message: 'no luck', kind: 'sample-kind' },
    })
  })

  it('refuses an operation that the worker does not have, also one that objects inherit', async () => {
    await expect(client.call('toString' as 'double', 1)).rejects.toThrow('no such operation: toString')
  })

  it('hands over buffers in both directions instead of copying them', async () => {
    const sent = new Uint8Array(1000)

    const length = await client.call('length', sent, [sent.buffer])
    const { bytes } = await client.call('bytes', 5)

    expect(length).toBe(1000)
    expect(sent.byteLength).toBe(0)
    expect([...bytes]).toEqual([7, 7, 7, 7, 7])
    expect(await client.call('leftOver', undefined)).toBe(0)
  })

  it('fails only the call whose argument or result cannot be cloned', async () => {
    await expect(client.call('double', (() => 1) as unknown as number)).rejects.toThrow('could not be cloned')
    await expect(client.call('notCloneable', undefined)).rejects.toThrow('could not be cloned')

    expect(await client.call('double', 2)).toBe(4)
  })

  it('rejects waiting and later calls when the worker breaks', async () => {
    const waiting = client.call('wait', undefined)
    const outcome = expect(waiting).rejects.toMatchObject({
      data: { name: 'WorkerStopped', kind: 'stopped' },
    })
    // Whether its answer comes before its end is open.
    await client.call('crash', undefined).catch(() => undefined)

    await outcome
    await expect(client.call('double', 1)).rejects.toThrow('the worker broke')
    expect(lost).toEqual(['the worker broke'])
  })

  it('rejects waiting calls when it is terminated', async () => {
    const waiting = client.call('wait', undefined)
    const outcome = expect(waiting).rejects.toThrow('the worker was ended')

    await client.terminate()

    await outcome
    expect(lost).toEqual([])
  })
})

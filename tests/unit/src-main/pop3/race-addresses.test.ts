import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { interleaveFamilies, raceAddresses } from '../../../../src-main/pop3/race-addresses.ts'

/** As far as a race can see a socket. */
class FakeSocket extends EventEmitter {
  isDestroyed = false
  destroy(): void {
    this.isDestroyed = true
  }
}

function startRace(
  addresses: string[],
  headStart: number,
  abort = new AbortController().signal,
): { race: Promise<Socket>; opened: Map<string, FakeSocket> } {
  const opened = new Map<string, FakeSocket>()
  const open = (address: string): Socket => {
    const socket = new FakeSocket()
    opened.set(address, socket)
    return socket as unknown as Socket
  }
  return { race: raceAddresses(addresses, open, headStart, abort), opened }
}

describe('the addresses of a host', () => {
  it('are tried family by family in turn, the preferred first', () => {
    const found = ['::1', '::2', '::3', '10.0.0.1'].map((address) => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }))

    expect(interleaveFamilies(found)).toEqual(['::1', '10.0.0.1', '::2', '::3'])
  })

  it('get the connection of the first that answers, though a slow one came before; the rest is cut', async () => {
    const { race, opened } = startRace(['::1', '10.0.0.1'], 1)
    await expect.poll(() => opened.size).toBe(2)

    opened.get('10.0.0.1')!.emit('connect')

    expect(await race).toBe(opened.get('10.0.0.1'))
    expect(opened.get('::1')!.isDestroyed).toBe(true)
    expect(opened.get('10.0.0.1')!.isDestroyed).toBe(false)
  })

  it('leave the first in the race when the second fails', async () => {
    const { race, opened } = startRace(['::1', '10.0.0.1'], 1)
    await expect.poll(() => opened.size).toBe(2)

    opened.get('10.0.0.1')!.emit('error', new Error('refused'))
    opened.get('::1')!.emit('connect')

    expect(await race).toBe(opened.get('::1'))
  })

  it('do not wait for the head start when one fails', async () => {
    const { race, opened } = startRace(['::1', '10.0.0.1'], 1_000_000)

    opened.get('::1')!.emit('error', new Error('unreachable'))
    opened.get('10.0.0.1')!.emit('connect')

    expect(await race).toBe(opened.get('10.0.0.1'))
  })

  it('all failing give a reason each', async () => {
    const { race, opened } = startRace(['::1', '10.0.0.1'], 1_000_000)
    const reasons = [new Error('unreachable'), new Error('refused')]

    opened.get('::1')!.emit('error', reasons[0])
    opened.get('10.0.0.1')!.emit('error', reasons[1])

    await expect(race).rejects.toMatchObject({ errors: reasons })
  })

  it('are all let go when that is called off', async () => {
    const controller = new AbortController()
    const { race, opened } = startRace(['::1', '10.0.0.1'], 1_000_000, controller.signal)

    controller.abort(new Error('enough'))

    await expect(race).rejects.toThrow('enough')
    expect([...opened.values()].map(({ isDestroyed }) => isDestroyed)).toEqual([true])
  })
})

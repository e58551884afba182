import { describe, expect, it } from 'vitest'
import { Pop3CommandError } from '../../../../src-main/pop3/errors.ts'
import type { Pop3Session } from '../../../../src-main/pop3/pop3-session.ts'
import type { DeskMessage } from '../../../../src-main/server-desk/desk-message.ts'
import { takeHeaders } from '../../../../src-main/server-desk/take-headers.ts'
import { deskMessage, deskMessageHeader } from '../../../support/desk-messages.ts'

/** The message whose TOP is refused. */
const REFUSED = 13

/** A session that answers TOP only when it is told to, as a distant server would. */
function slowServer({ isPipelined = true } = {}) {
  const asked: number[] = []
  const answers: (() => void)[] = []
  const session = {
    capabilities: new Set(['TOP']),
    state: 'transaction' as Pop3Session['state'],
    isPipelined,
    top: (number: number) =>
      new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
        asked.push(number)
        answers.push(() =>
          number === REFUSED
            ? reject(new Pop3CommandError('TOP', 'no such message', undefined))
            : resolve(new Uint8Array([number])),
        )
      }),
  }
  return {
    session,
    asked,
    /** Answers what has been asked for; resolves when that has been dealt with. */
    async answer(count = Infinity) {
      for (const give of answers.splice(0, count)) give()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

function takerFor(messages: DeskMessage[], server = slowServer()) {
  let taken = 0
  const failures: unknown[] = []
  const taker = takeHeaders({
    session: server.session as unknown as Pop3Session,
    messages,
    readHeaders: (topped) =>
      Promise.resolve(topped.map(({ block }) => deskMessageHeader({ subject: `of ${block.length}` }))),
    onTaken: () => (taken += 1),
    onFailed: (error) => failures.push(error),
  })
  return { taker, server, failures, taken: () => taken }
}
const listed = (count: number): DeskMessage[] =>
  Array.from({ length: count }, (_, index) => deskMessage({ number: index + 1 }))

describe('takeHeaders', () => {
  it('takes all there are, the newest first, few at a time', async () => {
    const messages = listed(250)
    const { server } = takerFor(messages)

    expect(server.asked).toEqual(Array.from({ length: 100 }, (_, index) => 250 - index))
    while (messages.some(({ hasHeader }) => !hasHeader)) await server.answer(50)

    expect(server.asked).toEqual(Array.from({ length: 250 }, (_, index) => 250 - index))
  })

  it('asks next for what is in sight, and for what was in sight before only later', async () => {
    const messages = listed(1000)
    const { taker, server } = takerFor(messages)

    taker.want(messages.slice(400, 440))
    taker.want(messages.slice(0, 40))
    await server.answer(50)

    expect(server.asked.slice(100, 150)).toEqual([
      ...Array.from({ length: 40 }, (_, index) => index + 1),
      ...Array.from({ length: 10 }, (_, index) => 900 - index),
    ])
  })

  it('asks for none twice, and not for those that are known', async () => {
    const messages = listed(20)
    messages[4] = deskMessage({ number: 5, header: deskMessageHeader() })
    const { taker, server } = takerFor(messages)

    taker.want(messages)
    await server.answer()
    taker.want(messages)
    await server.answer()

    expect(server.asked).toHaveLength(19)
    expect(server.asked).not.toContain(5)
    expect(messages.every(({ hasHeader }) => hasHeader)).toBe(true)
  })

  it('has two on their way where the server takes one at a time', async () => {
    const { server } = takerFor(listed(10), slowServer({ isPipelined: false }))

    expect(server.asked).toEqual([10, 9])
    await server.answer(1)
    expect(server.asked).toEqual([10, 9, 8])
  })

  it('goes on after a message whose TOP is refused, of which nothing is known then', async () => {
    const messages = listed(13)
    const { server, failures } = takerFor(messages)

    await server.answer()

    expect(messages.map(({ header }) => header?.subject)).toEqual([...Array<string>(12).fill('of 1'), 'of 0'])
    expect(failures).toEqual([])
  })

  it('stops with the session', async () => {
    const { taker, server } = takerFor(listed(500))

    server.session.state = 'closed'
    taker.want(listed(5))
    await server.answer()

    expect(server.asked).toHaveLength(100)
  })

  it('tells when headers cannot be read', async () => {
    const server = slowServer()
    const failures: unknown[] = []
    takeHeaders({
      session: server.session as unknown as Pop3Session,
      messages: listed(3),
      readHeaders: () => Promise.reject(new Error('the parser is gone')),
      onTaken: () => undefined,
      onFailed: (error) => failures.push(error),
    })

    await server.answer()

    expect(failures).toMatchObject([{ message: 'the parser is gone' }])
  })

  it('asks a server that has no TOP twice, and no more', async () => {
    const server = slowServer()
    server.session.capabilities.clear()
    const messages = listed(250).map((message) => ({ ...message, number: REFUSED }))
    takerFor(messages, server)

    for (let round = 0; round < 10; round++) await server.answer()

    expect(server.asked).toHaveLength(2)
    expect(messages.every(({ hasHeader }) => hasHeader)).toBe(true)
  })
})

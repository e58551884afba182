import { describe, expect } from 'vitest'
import { readFixture } from '../support/pop3-fixture.ts'
import { body, receive, reply } from '../support/pop3-script.ts'
import type { Pop3Session } from '../../src-main/pop3/pop3-session.ts'
import { latin1, loggedIn, scenario } from './scenario.ts'

/** A conversation of tests/fixtures/pop3, and what a session makes of it. */
function odd(
  name: string,
  tell: (session: Pop3Session, asSent: (text: string) => string) => Promise<void>,
): void {
  const { title, steps } = readFixture(name)
  scenario(title, async ({ play, logIn, asSent }) => {
    const server = await play(...loggedIn(null), ...steps)
    const session = await logIn(server)

    await tell(session, asSent)

    await server.assertFinished()
  })
}

describe('an odd server may send', () => {
  odd('uidl-spaces', async (session) => {
    expect(await session.uidl()).toEqual([
      { number: 1, uid: 'spaced' },
      { number: 2, uid: 'indented' },
      { number: 3, uid: '' },
      { number: 4, uid: 'two words' },
    ])
  })

  odd('uidl-ok-lines', async (session) => {
    expect(await session.list()).toEqual([
      { number: 1, octets: 120 },
      { number: 2, octets: 7 },
    ])
    expect(await session.uidl()).toEqual([
      { number: 1, uid: 'a1' },
      { number: 2, uid: 'b2' },
    ])
  })

  odd('uidl-odd-ids', async (session) => {
    expect((await session.uidl()).map(({ uid }) => uid)).toEqual([
      'twice',
      'twice',
      'Twice',
      '../../etc/passwd',
      'caf\xe9',
    ])
  })

  odd('list-gaps', async (session) => {
    expect(await session.list()).toEqual([
      { number: 1, octets: 120 },
      { number: 4, octets: 2_147_483_648 },
      { number: 9, octets: 7 },
    ])
  })

  odd('bare-ok', async (session) => {
    await session.noop()
    await expect(session.dele(1)).rejects.toMatchObject({ serverText: '', responseCode: undefined })
    await session.noop()
  })

  odd('plus-err', async (session) => {
    const refusal = { name: 'Pop3CommandError', verb: 'DELE' }

    await expect(session.dele(1)).rejects.toMatchObject({ ...refusal, responseCode: 'SYS/TEMP' })
    await expect(session.dele(2)).rejects.toMatchObject({ ...refusal, serverText: 'no such message' })
    await session.noop()
  })

  odd('odd-octets', async (session, asSent) => {
    const message = 'Subject: \0\xff\r\r\n\r\n\r.\r\r\n.\r\n'

    expect(latin1(await session.retr(1))).toBe(asSent(message))
  })

  odd('unstuffed-dots', async (session) => {
    await expect(session.retr(1)).rejects.toMatchObject({ name: 'Pop3ProtocolError', kind: 'broken' })
    expect(session.state).toBe('closed')
  })
})

describe('a reply that says nothing usable', () => {
  for (const [verb, answer] of [
    ['STAT', '+OK'],
    ['STAT', '+OK many 320'],
    ['STAT', '+OK -1 320'],
    ['STAT', '+OK 0x10 320'],
    ['STAT', '+OK 2 99999999999999999999'],
  ] as const) {
    scenario(`${answer} to ${verb} is not an empty maildrop`, async ({ play, logIn }) => {
      const session = await logIn(
        await play(...loggedIn(), receive(verb), reply(answer), receive('NOOP'), reply('+OK')),
      )

      await expect(session.stat()).rejects.toMatchObject({ name: 'Pop3ProtocolError', kind: 'unreadable' })
      await session.noop()
    })
  }

  for (const verb of ['LIST', 'UIDL'] as const) {
    scenario(`a bad line in ${verb} is read over, then told`, async ({ play, logIn }) => {
      const lines = '1 10\r\nbanana\r\n3 30'
      const session = await logIn(
        await play(...loggedIn(), receive(verb), body('+OK', lines), receive('NOOP'), reply('+OK')),
      )

      const answer = verb === 'LIST' ? session.list() : session.uidl()
      await expect(answer).rejects.toMatchObject({
        name: 'Pop3ProtocolError',
        kind: 'unreadable',
        verb,
        what: 'not a number: banana',
      })
      await session.noop()
    })
  }
})

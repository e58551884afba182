import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { toFailure } from '../../src-main/ipc/to-failure.ts'
import { createConsolePrompts, type ConsolePrompts } from '../../src-main/server-desk/console-prompts.ts'
import { createConversations, type Conversations } from '../../src-main/server-desk/conversations.ts'
import { makeSupportBundle } from '../../src-main/server-desk/support-bundle.ts'
import { sampleAccount } from '../support/sample-account.ts'
import { skipsDovecot, startDovecot } from './dovecot.ts'
import { passwordOf } from './server-check.ts'
import { SERVER_KINDS } from './server-kinds.ts'
import type { TestServer } from './test-server.ts'

const KINDS = SERVER_KINDS.filter(({ name }) => ['Dovecot', 'Courier', 'Cyrus', 'popa3d'].includes(name))
const PLACE = '00000000-0000-4000-8000-000000000001'
const SUBJECT = 'Quarterly wombat census'
const SENDER = 'Philippa Underhill'
const letter = (index: number): Buffer =>
  Buffer.from(
    `From: ${SENDER} <pippa@burrow.example>\r\nSubject: ${SUBJECT} ${String(index)}\r\n\r\n.wombats: ${String(index)}\r\n`,
  )
const THREE = [1, 2, 3].map(letter)
/** Servers that keep a mailbox to themselves may take a moment to let it go. */
const BUSY_POLL = 100

interface Rig {
  prompts: ConsolePrompts
  conversations: Conversations
}

function rigFor({ ports, caPem }: TestServer, user: string): Rig {
  const conversations = createConversations(() => undefined)
  const prompts = createConsolePrompts({
    conversations,
    targetOf: () =>
      Promise.resolve({
        route: {
          endpoint: { host: 'localhost', port: ports.plain, security: 'none' as const },
          ...(caPem !== undefined && { trust: [caPem] }),
        },
        logIn: (session) => session.login(user, passwordOf(user)),
      }),
    toFailure,
    onState: () => undefined,
  })
  return { prompts, conversations }
}

/** Types these lines, one after the other; says of each whether it was +OK. */
async function typeAll(prompts: ConsolePrompts, lines: [string, 'line' | 'lines'][]): Promise<boolean[]> {
  const answers: boolean[] = []
  for (const [line, shape] of lines) answers.push((await prompts.send(PLACE, line, shape)).refusal === null)
  return answers
}

describe.each(KINDS)('$name', (kind) => {
  describe.skipIf(!kind.isHere && process.env.CI !== 'true')('and the console', () => {
    let server: TestServer
    let rig: Rig

    beforeAll(async () => {
      server = await kind.start(
        ['greta', 'hugo', 'ida'].map((name) => ({ name, password: passwordOf(name), messages: THREE })),
      )
    })
    afterEach(() => rig.prompts.stop())
    afterAll(() => server.stop())

    /** Opens and logs in by hand, again and again while another session, just ended, is still in the mailbox. */
    const enter = async (user: string): Promise<void> => {
      for (;;) {
        await rig.prompts.open(PLACE)
        await rig.prompts.send(PLACE, `USER ${user}`, 'line')
        const { refusal } = await rig.prompts.send(PLACE, `PASS ${passwordOf(user)}`, 'line')
        if (refusal === null) return
        await rig.prompts.hangUp(PLACE)
        await delay(BUSY_POLL)
      }
    }

    it('go through a whole session typed by hand', async () => {
      rig = rigFor(server, 'greta')
      await enter('greta')

      expect(
        await typeAll(rig.prompts, [
          ['STAT', 'line'],
          ['LIST', 'lines'],
          ['LIST 2', 'line'],
          ['UIDL', 'lines'],
          ['TOP 1 0', 'lines'],
          ['NOOP', 'line'],
          ['DELE 1', 'line'],
          ['RSET', 'line'],
          ['DELE 2', 'line'],
          ['RETR 9', 'lines'],
        ]),
      ).toEqual([true, true, true, true, true, true, true, true, true, false])
      expect(rig.prompts.state(PLACE)).toMatchObject({ state: 'transaction', marked: [2], messages: 3 })
      const { mail } = await rig.prompts.send(PLACE, 'RETR 3', 'lines')
      expect(mail?.text).toContain(SUBJECT)
      expect((await rig.prompts.send(PLACE, 'QUIT', 'line')).refusal).toBeNull()

      await enter('greta')
      await rig.prompts.send(PLACE, 'LIST', 'lines')
      expect(rig.prompts.state(PLACE).messages).toBe(2)
    })

    it('hold no password, and a bundle of it no name either', async () => {
      rig = rigFor(server, 'hugo')
      await rig.prompts.open(PLACE)
      await rig.prompts.send(PLACE, 'USER hugo', 'line')
      await rig.prompts.send(PLACE, 'PASS not-my-password', 'line').catch(() => undefined)
      await rig.prompts.hangUp(PLACE)
      await enter('hugo')
      await typeAll(rig.prompts, [
        ['TOP 1 5', 'lines'],
        ['RETR 1', 'lines'],
        ['sesame-in-the-wrong-place', 'line'],
      ])

      const conversations = rig.conversations.list(PLACE).map((one) => ({
        ...one,
        accountId: PLACE,
        lines: rig.conversations.lines(one.id, 0),
      }))
      expect(JSON.stringify(conversations)).not.toContain(passwordOf('hugo'))
      expect(JSON.stringify(conversations)).not.toContain('not-my-password')
      const bundle = makeSupportBundle({
        info: {
          version: '1',
          electron: '1',
          chrome: '1',
          node: '1',
          platform: 'linux',
          systemLocale: 'en',
          isSandboxed: true,
        },
        architecture: 'x64',
        systemRelease: '6',
        settings: [],
        accounts: [sampleAccount({ id: PLACE, user: 'hugo', email: 'hugo.underhill@burrow.example' })],
        syncs: [],
        conversations,
        log: [],
        madeAt: 0,
      })
      expect(bundle).toContain('C: RETR 1')
      expect(bundle).toContain('C: (another command)')
      const hidden = [
        'hugo',
        'underhill',
        'burrow',
        'wombat',
        'philippa',
        'sesame',
        'not-my-password',
        'secret',
      ]
      for (const word of hidden) expect(bundle.toLowerCase()).not.toContain(word)
    })

    if (kind.methods.stls) {
      it('go over to TLS by STLS, and log in there', async () => {
        rig = rigFor(server, 'ida')
        await rig.prompts.open(PLACE)
        expect(rig.prompts.state(PLACE).tlsVersion).toBeNull()

        expect((await rig.prompts.send(PLACE, 'stls', 'line')).refusal).toBeNull()

        expect(rig.prompts.state(PLACE)).toMatchObject({ state: 'authorization', tlsVersion: 'TLSv1.3' })
        expect(await rig.prompts.logIn(PLACE)).toMatchObject({ state: 'transaction', login: 'USER' })
      })
    }

    if (kind.methods.none?.includes('PLAIN')) {
      it('log in by AUTH, challenge and answer', async () => {
        rig = rigFor(server, 'ida')
        await rig.prompts.open(PLACE)

        const login = rig.prompts.send(PLACE, 'AUTH PLAIN', 'line')
        while (rig.prompts.state(PLACE).challenge === null) await delay(10)
        rig.prompts.answer(PLACE, Buffer.from(`\0ida\0${passwordOf('ida')}`).toString('base64'))

        expect((await login).refusal).toBeNull()
        expect(rig.prompts.state(PLACE).state).toBe('transaction')
      })
    }
  })
})

describe.skipIf(skipsDovecot())('a maildrop that another session holds', () => {
  it('is said to be busy, not to have another password', async () => {
    const server = await startDovecot({
      users: [{ name: 'jan', password: passwordOf('jan') }],
      lockSession: true,
    })
    const [first, second] = [rigFor(server, 'jan'), rigFor(server, 'jan')]
    await first.prompts.open(PLACE)
    await first.prompts.logIn(PLACE)
    await second.prompts.open(PLACE)

    const refusal: unknown = await second.prompts.logIn(PLACE).catch((error: unknown) => error)

    expect(toFailure(refusal)).toMatchObject({ code: 'mailbox-busy' })
    expect(second.prompts.state(PLACE).state).toBe('authorization')
    await Promise.all([first.prompts.stop(), second.prompts.stop()])
    await server.stop()
  })
})

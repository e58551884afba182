import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, onTestFinished } from 'vitest'
import type { PromptState } from '../../src-main/contract/console.ts'
import type { Security } from '../../src-main/contract/account.ts'
import { toFailure } from '../../src-main/ipc/to-failure.ts'
import { createConsolePrompts, type ConsolePrompts } from '../../src-main/server-desk/console-prompts.ts'
import { createConversations, type Conversations } from '../../src-main/server-desk/conversations.ts'
import { createAuthority } from '../support/certificates.ts'
import { body, hangUp, receive, reply, silence, startTls } from '../support/pop3-script.ts'
import { capa, greeted, loggedIn, PASSWORD, scenario, USER } from './scenario.ts'

const PLACE = '00000000-0000-4000-8000-000000000001'
const stranger = createAuthority('Nobody').issue()

interface Rig {
  prompts: ConsolePrompts
  conversations: Conversations
  /** Every state that was shown. */
  shown: PromptState[]
  /** The conversation as a page shows it: direction and text. */
  said: () => string[]
}

function rigFor(port: number, security: Security = 'none'): Rig {
  const conversations = createConversations(() => undefined)
  const shown: PromptState[] = []
  const prompts = createConsolePrompts({
    conversations,
    targetOf: () =>
      Promise.resolve({
        route: { endpoint: { host: '127.0.0.1', port, security } },
        logIn: (session) => session.login(USER, PASSWORD),
      }),
    toFailure,
    onState: (state) => shown.push(state),
  })
  onTestFinished(() => prompts.stop())
  const said = (): string[] =>
    conversations
      .list(PLACE)
      .slice(0, 1)
      .flatMap(({ id }) => conversations.lines(id, 0))
      .map(({ direction, text }) => `${direction[0]} ${text}`)
  return { prompts, conversations, shown, said }
}

/** Until something that comes from the other side has come. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await delay(5)
}

describe('a prompt', () => {
  scenario('opens a session up to the greeting, and logs in when it is told to', async ({ play }) => {
    const { prompts, shown } = rigFor((await play(...loggedIn())).port)
    expect(prompts.state(PLACE).state).toBe('none')

    expect(await prompts.open(PLACE)).toMatchObject({
      state: 'authorization',
      login: null,
      capabilities: ['TOP', 'UIDL', 'USER'],
    })
    expect(await prompts.logIn(PLACE)).toMatchObject({ state: 'transaction', login: 'USER' })

    expect(shown.map(({ state }) => state)).toEqual(['opening', 'authorization', 'transaction'])
  })

  scenario('sends what is typed, and takes a refusal for an answer', async ({ play }) => {
    const server = await play(
      ...greeted(),
      receive('STAT'),
      reply('-ERR log in first'),
      receive(`USER ${USER}`),
      reply('+OK'),
      receive(`PASS ${PASSWORD}`),
      reply('+OK welcome'),
      ...capa(['TOP']),
      receive('LIST'),
      body('+OK', '1 120\r\n2 64'),
      receive('DELE 2'),
      reply('+OK'),
      receive('QUIT'),
      reply('+OK 1 removed'),
    )
    const { prompts, said } = rigFor(server.port)
    await prompts.open(PLACE)

    expect(await prompts.send(PLACE, 'stat', 'line')).toMatchObject({
      refusal: { code: 'server-refused', serverText: 'log in first' },
    })
    await prompts.send(PLACE, `user ${USER}`, 'line')
    await prompts.send(PLACE, `pass ${PASSWORD}`, 'line')
    await prompts.send(PLACE, 'list', 'lines')
    await prompts.send(PLACE, 'dele 2', 'line')
    expect(prompts.state(PLACE)).toMatchObject({ state: 'transaction', marked: [2], messages: 2 })
    expect(await prompts.send(PLACE, 'quit', 'line')).toMatchObject({ refusal: null })

    expect(prompts.state(PLACE)).toMatchObject({ state: 'closed', marked: [], failure: null })
    expect(said().join('\n')).not.toContain(PASSWORD)
    expect(said()).toContain('s PASS ****')
    expect(said()).toContain('r +OK 1 removed')
    await server.assertFinished()
  })

  scenario('shows the beginning of a message to the one who asked, and records none of it', async (stage) => {
    const mail = `Subject: plans\r\n\r\n${'a line of text\r\n'.repeat(4_500)}`
    const server = await stage.play(...loggedIn(), receive('RETR 1'), body('+OK', mail))
    const { prompts, conversations } = rigFor(server.port)
    const { conversationId } = await prompts.open(PLACE)
    await prompts.logIn(PLACE)

    const answer = await prompts.send(PLACE, 'RETR 1', 'lines')

    expect(answer.mail).toMatchObject({ octets: stage.asSent(mail).length, isCut: true })
    expect(answer.mail?.text).toMatch(/^Subject: plans\n\na line of text\n/)
    const lines = conversations.lines(conversationId!, 0)
    expect(lines.at(-1)).toMatchObject({ number: answer.number, body: { text: null } })
    expect(JSON.stringify(lines)).not.toContain('plans')
  })

  scenario('is never given on a line that should be encrypted and is not', async ({ play }) => {
    const untrusted = rigFor((await play(startTls(stranger), ...greeted())).port, 'tls')
    const clear = rigFor((await play(...greeted(['TOP']))).port, 'stls')

    await expect(untrusted.prompts.open(PLACE)).rejects.toMatchObject({ kind: 'certificate' })
    await expect(clear.prompts.open(PLACE)).rejects.toMatchObject({ kind: 'tls-not-offered' })

    expect(untrusted.prompts.state(PLACE)).toMatchObject({
      state: 'closed',
      failure: { code: 'certificate' },
    })
    expect(clear.prompts.state(PLACE)).toMatchObject({
      state: 'closed',
      failure: { code: 'tls-not-offered' },
    })
  })

  scenario('hangs up without QUIT, and can open anew', async ({ play }) => {
    const server = await play(...greeted(), silence())
    const { prompts, conversations } = rigFor(server.port)
    await prompts.open(PLACE)

    await prompts.hangUp(PLACE)

    expect(prompts.state(PLACE)).toMatchObject({ state: 'closed', failure: null })
    expect(conversations.list(PLACE)[0]?.endedAt).not.toBeNull()
    await expect(prompts.send(PLACE, 'NOOP', 'line')).rejects.toMatchObject({ kind: 'cancelled' })
  })

  scenario('says so when the server hangs up by itself', async ({ play }) => {
    const { prompts, shown } = rigFor((await play(...greeted(), hangUp())).port)
    await prompts.open(PLACE)

    await until(() => prompts.state(PLACE).state === 'closed')

    expect(shown.at(-1)).toMatchObject({ state: 'closed', failure: { code: 'connection-lost' } })
  })

  scenario('passes a challenge on to the person, and the answer to the server', async ({ play }) => {
    const initial = Buffer.from(`\0${USER}\0${PASSWORD}`).toString('base64')
    const server = await play(
      ...greeted(),
      receive('AUTH PLAIN'),
      reply('+ '),
      receive(initial),
      reply('+OK'),
      ...capa([]),
    )
    const { prompts, said } = rigFor(server.port)
    await prompts.open(PLACE)

    const answer = prompts.send(PLACE, 'AUTH PLAIN', 'line')
    await until(() => prompts.state(PLACE).challenge !== null)
    prompts.answer(PLACE, initial)

    expect(await answer).toMatchObject({ refusal: null })
    expect(prompts.state(PLACE)).toMatchObject({ state: 'transaction', challenge: null })
    expect(said().join('\n')).not.toContain(initial)
  })

  scenario('goes over to TLS by STLS, or not at all', async ({ play }) => {
    const server = await play(...greeted(['STLS']), receive('STLS'), reply('+OK'), startTls(stranger))
    const { prompts } = rigFor(server.port)
    await prompts.open(PLACE)

    await expect(prompts.send(PLACE, 'stls', 'line')).rejects.toMatchObject({ kind: 'certificate' })

    expect(prompts.state(PLACE).state).toBe('closed')
  })

  scenario('opens one line however often it is asked to', async ({ play }) => {
    const { prompts, conversations } = rigFor((await play(...greeted(), silence())).port)

    await Promise.all([prompts.open(PLACE), prompts.open(PLACE)])

    expect(conversations.list(PLACE)).toHaveLength(1)
  })
})

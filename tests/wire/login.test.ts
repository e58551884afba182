import { describe, expect } from 'vitest'
import { receive, receiveStart, reply, silence } from '../support/pop3-script.ts'
import { capa, greeted, PASSWORD, scenario, USER } from './scenario.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const PLAIN = `AUTH PLAIN ${base64(`\0${USER}\0${PASSWORD}`)}`
const CRAM_ANSWER = `${USER} 0031705bb37bbc0269434c933ad93f53`

describe('AUTH', () => {
  scenario('logs in by what the server announces, in one line where it fits', async ({ play, open }) => {
    const server = await play(...greeted(['SASL PLAIN']), receive(PLAIN), reply('+OK'), ...capa(['TOP']))
    const session = await open(server)

    await session.login(USER, PASSWORD, 'auto')

    expect(session.state).toBe('transaction')
    await server.assertFinished()
  })

  scenario('keeps what is too long for one line until it is asked', async ({ play, open }) => {
    const token = 'x'.repeat(2_000)
    const server = await play(
      ...greeted(['SASL XOAUTH2']),
      receive('AUTH XOAUTH2'),
      reply('+ '),
      receive(base64(`user=${USER}\x01auth=Bearer ${token}\x01\x01`)),
      reply('+OK'),
      ...capa(['TOP']),
    )
    const session = await open(server)

    await session.login(USER, token, 'XOAUTH2')

    await server.assertFinished()
  })

  scenario('answers prompt by prompt', async ({ play, open }) => {
    const server = await play(
      ...greeted(['SASL LOGIN']),
      receive('AUTH LOGIN'),
      reply(`+ ${base64('Username:')}`),
      receive(base64(USER)),
      reply(`+ ${base64('Password:')}`),
      receive(base64(PASSWORD)),
      reply('+OK'),
      ...capa(['TOP']),
    )
    const session = await open(server)

    await session.login(USER, PASSWORD, 'LOGIN')

    await server.assertFinished()
  })

  scenario('records nothing of what it said', async ({ play, open, transcript }) => {
    const server = await play(
      ...greeted(['SASL LOGIN PLAIN']),
      receive(PLAIN),
      reply(`-ERR what is ${PASSWORD}?`),
      receive('AUTH LOGIN'),
      reply('+'),
      receive(base64(USER)),
      reply('+'),
      receive(base64(PASSWORD)),
      reply('-ERR [AUTH] no'),
    )
    const session = await open(server)

    await expect(session.login(USER, PASSWORD, 'PLAIN')).rejects.toMatchObject({
      serverText: 'what is ****?',
    })
    await expect(session.login(USER, PASSWORD, 'LOGIN')).rejects.toMatchObject({ responseCode: 'AUTH' })

    const record = JSON.stringify(transcript.lines())
    expect(record).toContain('AUTH PLAIN ****')
    for (const secret of [PASSWORD, base64(PASSWORD), PLAIN.slice(11)]) expect(record).not.toContain(secret)
  })

  scenario('is cancelled when the challenge makes no sense, and ends the session', async ({ play, open }) => {
    const server = await play(
      ...greeted(['SASL SCRAM-SHA-256']),
      receiveStart('AUTH SCRAM-SHA-256 '),
      reply(`+ ${base64('r=someone-else,s=AAAA,i=4096')}`),
      receive('*'),
      reply('-ERR cancelled'),
    )
    const session = await open(server)

    await expect(session.login(USER, PASSWORD, 'auto')).rejects.toMatchObject({
      name: 'Pop3ProtocolError',
      what: 'SCRAM: its challenge is not one',
    })
    expect(session.state).toBe('closed')
    await server.assertFinished()
  })

  scenario('by SCRAM is no login when the server proves nothing', async ({ play, open }) => {
    const server = await play(
      ...greeted(['SASL SCRAM-SHA-1']),
      receiveStart('AUTH SCRAM-SHA-1 '),
      reply('+OK'),
    )
    const session = await open(server)

    await expect(session.login(USER, PASSWORD, 'auto')).rejects.toMatchObject({ name: 'Pop3ProtocolError' })
    expect(session.state).toBe('closed')
  })

  scenario('gives the reason a token was refused for', async ({ play, open }) => {
    const server = await play(
      ...greeted(['SASL XOAUTH2']),
      receiveStart('AUTH XOAUTH2 '),
      reply(`+ ${base64('{"status":"401"}')}`),
      receive('*'),
      reply('-ERR [AUTH] Authentication failed.'),
      silence(),
    )
    const session = await open(server)

    await expect(session.login(USER, 'token', 'XOAUTH2')).rejects.toMatchObject({
      name: 'Pop3CommandError',
      responseCode: 'AUTH',
      serverText: '{"status":"401"}',
    })
    expect(session.state).toBe('authorization')
  })

  scenario('does not go on for ever', async ({ play, open }) => {
    const server = await play(
      ...greeted(['SASL PLAIN']),
      receive(PLAIN),
      reply('+ '),
      receive('*'),
      reply('+ '),
    )
    const session = await open(server)

    await expect(session.login(USER, PASSWORD, 'PLAIN')).rejects.toMatchObject({
      name: 'Pop3ProtocolError',
      what: 'a challenge out of place',
    })
  })

  scenario('does not try a weaker way when the strongest is refused', async ({ play, open }) => {
    const server = await play(
      ...greeted(['SASL CRAM-MD5 PLAIN']),
      receive('AUTH CRAM-MD5'),
      reply(`+ ${base64('<1@host>')}`),
      receive(base64(CRAM_ANSWER)),
      reply('-ERR [AUTH] no'),
      silence(),
    )
    const session = await open(server)

    await expect(session.login(USER, PASSWORD, 'auto')).rejects.toMatchObject({ responseCode: 'AUTH' })

    session.close()
    await server.assertFinished()
  })
})

describe('a challenge to a command that knows none', () => {
  scenario('ends the session', async ({ play, open }) => {
    const session = await open(await play(...greeted(), receive(`USER ${USER}`), reply('+ ')))

    await expect(session.login(USER, PASSWORD)).rejects.toMatchObject({ kind: 'broken' })
    expect(session.state).toBe('closed')
  })
})

describe('APOP', () => {
  scenario('answers the timestamp of the greeting', async ({ play, open }) => {
    const server = await play(
      reply('+OK ready <1896.697170952@dbc.mtview.ca.us>'),
      ...capa(null),
      receive('APOP mrose c4c9334bac560ecc979e58001b3e22fb'),
      reply('+OK'),
    )
    const session = await open(server)

    await session.login('mrose', 'tanstaaf', 'APOP')

    expect(session.state).toBe('transaction')
  })

  scenario('sends nothing when the greeting has no valid timestamp', async ({ play, open }) => {
    const server = await play(reply('+OK ready <\x01\x02@host>'), ...capa(null), silence())
    const session = await open(server)

    await expect(session.login(USER, PASSWORD, 'APOP')).rejects.toMatchObject({ kind: 'not-offered' })
    session.close()
    await server.assertFinished()
  })
})

describe('a login that must be at least as strong as the last', () => {
  scenario('is refused, and sends nothing, when the server offers less', async ({ play, open }) => {
    const server = await play(...greeted(['SASL PLAIN LOGIN']), silence())
    const session = await open(server)

    const login = session.login(USER, PASSWORD, 'auto', { atLeast: 'SCRAM-SHA-256' })

    await expect(login).rejects.toMatchObject({
      name: 'Pop3LoginError',
      kind: 'weaker',
      message: 'PLAIN is weaker than SCRAM-SHA-256, which is wanted at least: the server offers PLAIN, LOGIN',
    })
    expect(session.state).toBe('authorization')
    session.close()
    await server.assertFinished()
  })

  scenario('tells what worked', async ({ play, open }) => {
    const server = await play(
      ...greeted(['SASL LOGIN PLAIN']),
      receive(PLAIN),
      reply('+OK'),
      ...capa(['TOP']),
    )
    const session = await open(server)

    expect(await session.login(USER, PASSWORD, 'auto', { atLeast: 'USER' })).toBe('PLAIN')
  })
})

describe('a mechanism that cannot be used', () => {
  for (const [method, kind] of [
    ['SCRAM-SHA-256-PLUS', 'not-available'],
    ['EXTERNAL', 'not-available'],
    ['XOAUTH2', 'not-offered'],
  ] as const) {
    scenario(`${method} sends nothing`, async ({ play, open }) => {
      const server = await play(
        ...greeted(['SASL EXTERNAL SCRAM-SHA-256-PLUS', 'IMPLEMENTATION Cyrus POP3']),
        silence(),
      )
      const session = await open(server)

      await expect(session.login(USER, PASSWORD, method)).rejects.toMatchObject({
        name: 'Pop3LoginError',
        kind,
      })
      expect(session.state).toBe('authorization')
      session.close()
      await server.assertFinished()
    })
  }
})

describe('a name', () => {
  for (const name of ['anna@example.org', 'anna+example.org', 'anna maria', 'jürgen', 'анна', 'anna%host']) {
    scenario(`like ${name} is sent as it is`, async ({ play, open }) => {
      const server = await play(
        ...greeted(),
        receive(`USER ${name}`),
        reply('+OK'),
        receive('PASS pässword with spaces '),
        reply('+OK'),
        ...capa(['TOP']),
      )

      await (await open(server)).login(name, 'pässword with spaces ')

      await server.assertFinished()
    })
  }
})

describe('UTF8', () => {
  scenario('is said before the login where it is announced', async ({ play, open }) => {
    const server = await play(
      ...greeted(['UTF8 USER', 'USER']),
      receive('UTF8'),
      reply('+OK'),
      receive(`USER ${USER}`),
      reply('+OK'),
      receive(`PASS ${PASSWORD}`),
      reply('+OK'),
      ...capa(['TOP']),
    )

    await (await open(server)).login(USER, PASSWORD)

    await server.assertFinished()
  })

  scenario('is done without when it is refused', async ({ play, open }) => {
    const server = await play(
      ...greeted(['UTF8', 'SASL PLAIN']),
      receive('UTF8'),
      reply('-ERR not today'),
      receive(PLAIN),
      reply('+OK'),
      ...capa(['TOP']),
    )
    const session = await open(server)

    await session.login(USER, PASSWORD, 'auto')

    expect(session.state).toBe('transaction')
  })
})

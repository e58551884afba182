import { describe, expect } from 'vitest'
import { body, receive, reply, silence } from '../support/pop3-script.ts'
import { capa, greeted, latin1, loggedIn, PASSWORD, scenario, USER } from './scenario.ts'

describe('a raw line', () => {
  scenario('is answered by a line or by lines, as the caller says', async ({ play, logIn, asSent }) => {
    const server = await play(
      ...loggedIn(),
      receive('XTND XLST Subject 1'),
      body('+OK', '1 .hidden'),
      receive('XTND ARCHIVE'),
      reply('+OK done'),
    )
    const session = await logIn(server)

    const lines = await session.raw('XTND XLST Subject 1', 'lines')

    expect(latin1(lines.body)).toBe(asSent('1 .hidden\r\n'))
    expect((await session.raw('xtnd ARCHIVE', 'line')).text).toBe('done')
  })

  scenario('that logs in does, and leaves no trace of the password', async ({ play, open, transcript }) => {
    const server = await play(
      ...greeted(),
      receive(`USER ${USER}`),
      reply(`+OK ${USER}`),
      receive(`PASS ${PASSWORD}`),
      reply(`+OK ${PASSWORD} it is`),
      ...capa(['TOP', 'PIPELINING']),
    )
    const session = await open(server)

    await session.raw(`user ${USER}`, 'line')
    expect(session.state).toBe('authorization')
    await session.raw(`pass ${PASSWORD}`, 'line')

    expect(session.state).toBe('transaction')
    expect(session.isPipelined).toBe(true)
    expect(JSON.stringify(transcript.lines())).not.toContain(PASSWORD)
    await server.assertFinished()
  })

  scenario('that is refused leaves the session as it was', async ({ play, open }) => {
    const server = await play(
      ...greeted(),
      receive(`PASS ${PASSWORD}`),
      reply('-ERR USER first'),
      receive('HELP'),
      body('+OK', 'no help'),
      silence(),
    )
    const session = await open(server)

    await expect(session.raw(`PASS ${PASSWORD}`, 'line')).rejects.toMatchObject({ verb: 'PASS' })
    expect(session.state).toBe('authorization')
    await session.raw('HELP', 'lines')
  })

  scenario('cannot end the session or begin TLS behind its back', async ({ play, logIn }) => {
    const session = await logIn(await play(...loggedIn(), silence()))

    await expect(session.raw('QUIT', 'line')).rejects.toThrow(TypeError)
    await expect(session.raw('STLS', 'line')).rejects.toThrow(TypeError)
    expect(session.state).toBe('transaction')
  })
})

describe('AUTH typed by hand', () => {
  const initial = Buffer.from(`\0${USER}\0${PASSWORD}`).toString('base64')

  scenario('shows the mechanism and nothing that proves who it is', async ({ play, open, transcript }) => {
    const server = await play(...greeted(), receive(`AUTH PLAIN ${initial}`), reply('+OK'), ...capa(['TOP']))
    const session = await open(server)

    await session.raw(`auth PLAIN ${initial}`, 'line')

    expect(session.state).toBe('transaction')
    const sent = transcript.lines().filter(({ direction }) => direction === 'sent')
    expect(sent.map(({ text, octets }) => [text, octets])).toEqual([
      ['CAPA', 6],
      ['AUTH PLAIN ****', null],
      ['CAPA', 6],
    ])
    await server.assertFinished()
  })

  scenario('is answered challenge by challenge', async ({ play, open, transcript }) => {
    const server = await play(
      ...greeted(),
      receive('AUTH PLAIN'),
      reply('+ '),
      receive(initial),
      reply('+OK'),
      ...capa(['TOP']),
    )
    const session = await open(server)
    const asked: string[] = []

    await session.raw('AUTH PLAIN', 'line', (challenge) => {
      asked.push(challenge)
      return Promise.resolve(initial)
    })

    expect(asked).toEqual([''])
    expect(session.state).toBe('transaction')
    expect(JSON.stringify(transcript.lines())).not.toContain(initial)
    await server.assertFinished()
  })

  scenario('is called off when there is no answer, and the session goes on', async ({ play, open }) => {
    const server = await play(
      ...greeted(),
      receive('AUTH LOGIN'),
      reply('+ VXNlcm5hbWU6'),
      receive('*'),
      reply('-ERR cancelled'),
      receive('NOOP'),
      reply('-ERR not yet'),
    )
    const session = await open(server)

    const login = session.raw('AUTH LOGIN', 'line', () => Promise.reject(new Error('called off')))
    await expect(login).rejects.toThrow('called off')

    expect(session.state).toBe('authorization')
    await expect(session.raw('NOOP', 'line')).rejects.toMatchObject({ serverText: 'not yet' })
  })
})

describe('what a transcript records', () => {
  scenario('keeps listings and tops, and of a message its octets alone', async (stage) => {
    const { play, logIn, transcript } = stage
    const size = stage.asSent('Subject: secret plans\r\n\r\nhello\r\n').length
    const server = await play(
      ...loggedIn(),
      receive('LIST'),
      body('+OK 1 message', `1 ${size}`),
      receive('RETR 1'),
      body('+OK', 'Subject: secret plans\r\n\r\nhello'),
      receive('RETR 1'),
      body('+OK', 'Subject: secret plans\r\n\r\nhello'),
    )
    const session = await logIn(server)
    const before = transcript.lines().at(-1)!.number

    await session.list()
    const { length } = await session.retr(1)
    await session.raw('retr 1', 'lines')

    const received = transcript.lines(before).filter(({ direction }) => direction === 'received')
    const end = stage.asSent('\r\n').length
    expect(received.map(({ text, octets, body: recorded }) => [text, octets, recorded])).toEqual([
      ['+OK 1 message', 13 + end, { octets: 4 + end, text: `1 ${size}\n`, isCut: false }],
      ['+OK', 3 + end, { octets: length, text: null, isCut: false }],
      ['+OK', 3 + end, { octets: length, text: null, isCut: false }],
    ])
    expect(JSON.stringify(transcript.lines())).not.toContain('plans')
  })

  scenario('does not tell by its octets how long a password is', async ({ play, open, transcript }) => {
    const server = await play(
      ...greeted(),
      receive(`USER ${USER}`),
      reply('+OK'),
      receive(`PASS ${PASSWORD}`),
      reply(`-ERR ${PASSWORD} is wrong`),
    )
    const session = await open(server)

    await expect(session.login(USER, PASSWORD)).rejects.toThrow()

    const [sent, received] = transcript.lines().slice(-2)
    expect([sent?.text, sent?.octets]).toEqual(['PASS ****', null])
    expect([received?.text, received?.octets]).toEqual(['-ERR **** is wrong', null])
  })

  scenario('takes a tab after PASS for the end of the verb', async ({ play, open, transcript }) => {
    const server = await play(...greeted(), receive(`PASS ${PASSWORD}`), reply('-ERR'))
    const session = await open(server)

    await expect(session.raw(`PASS\t${PASSWORD}`, 'line')).rejects.toThrow()

    expect(JSON.stringify(transcript.lines()).toLowerCase()).not.toContain(PASSWORD)
  })

  scenario('is over when the session is', async ({ play, logIn, transcript }) => {
    const session = await logIn(await play(...loggedIn(), silence()))
    expect(transcript.endedAt).toBeNull()

    session.close()

    expect(transcript.endedAt).not.toBeNull()
  })
})

describe('the rarer commands', () => {
  scenario('are LANG, LAST and AUTH alone', async ({ play, open }) => {
    const server = await play(
      ...greeted(),
      receive('AUTH'),
      body('+OK', 'NTLM\r\nLOGIN'),
      receive('LANG'),
      body('+OK', 'en English\r\nde Deutsch'),
      receive('LANG de'),
      reply('+OK de Deutsch'),
      receive(`USER ${USER}`),
      reply('+OK'),
      receive(`PASS ${PASSWORD}`),
      reply('+OK'),
      ...capa(['TOP']),
      receive('LAST'),
      reply('+OK 7'),
    )
    const session = await open(server)

    expect(await session.authList()).toEqual(['NTLM', 'LOGIN'])
    expect((await session.languages()).map(({ tag }) => tag)).toEqual(['en', 'de'])
    await session.setLanguage('de')
    await session.login(USER, PASSWORD)
    expect(await session.last()).toBe(7)
    await server.assertFinished()
  })
})

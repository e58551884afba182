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

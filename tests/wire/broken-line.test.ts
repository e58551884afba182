import { describe, expect } from 'vitest'
import { body, hangUp, raw, reached, receive, reply, silence, silenceFor } from '../support/pop3-script.ts'
import { greeted, loggedIn, PASSWORD, scenario, USER } from './scenario.ts'

const LOST = { name: 'Pop3TransportError', kind: 'lost' }
const TIMEOUT = { name: 'Pop3TransportError', kind: 'timeout' }
const BROKEN = { name: 'Pop3ProtocolError', kind: 'broken' }
const LIMIT = { name: 'Pop3ProtocolError', kind: 'limit' }
const PIPELINING = ['TOP', 'UIDL', 'PIPELINING']

describe('at the door', () => {
  scenario('a server that turns us away hears nothing from us', async ({ play, open }) => {
    const server = await play(reply('-ERR [IN-USE] come back later'), silence())

    await expect(open(server)).rejects.toMatchObject({
      name: 'Pop3CommandError',
      verb: 'greeting',
      responseCode: 'IN-USE',
    })
    await server.assertFinished()
  })

  scenario('a greeting that is no POP3 ends it', async ({ play, open }) => {
    const server = await play(reply('220 mail.example.org ESMTP'), silence())

    await expect(open(server)).rejects.toMatchObject({
      ...BROKEN,
      what: 'neither +OK nor -ERR: 220 mail.example.org ESMTP',
    })
    await server.assertFinished()
  })

  scenario('a server that hangs up without a word is a lost line', async ({ play, open }) => {
    await expect(open(await play(hangUp()))).rejects.toMatchObject(LOST)
  })

  scenario('a silent server meets the deadline', async ({ play, open }) => {
    await expect(open(await play(silence()), { limits: { replyMillis: 50 } })).rejects.toMatchObject(TIMEOUT)
  })

  scenario('a greeting without end is cut off', async ({ play, open }) => {
    const server = await play(raw('+OK '), raw('x'.repeat(300)), silence())

    await expect(open(server, { limits: { lineOctets: 200 } })).rejects.toMatchObject(LIMIT)
  })
})

describe('at the login', () => {
  scenario('a wrong password leaves the session open for another', async ({ play, open }) => {
    const server = await play(
      ...greeted(),
      receive('USER anna'),
      reply('+OK'),
      receive('PASS wrong'),
      reply('-ERR [AUTH] invalid login'),
      receive('USER anna'),
      reply('+OK'),
      receive(`PASS ${PASSWORD}`),
      reply('+OK'),
      receive('CAPA'),
      body('+OK', 'TOP'),
    )
    const session = await open(server)

    await expect(session.login(USER, 'wrong')).rejects.toMatchObject({ verb: 'PASS', responseCode: 'AUTH' })
    expect(session.state).toBe('authorization')
    await session.login(USER, PASSWORD)
    expect(session.state).toBe('transaction')
  })

  scenario('a refusal is told even when the server hangs up after it', async ({ play, open }) => {
    const session = await open(
      await play(
        ...greeted(),
        receive('USER anna'),
        reply('+OK'),
        receive('PASS wrong'),
        reply('-ERR'),
        hangUp(),
      ),
    )

    await expect(session.login(USER, 'wrong')).rejects.toMatchObject({
      name: 'Pop3CommandError',
      verb: 'PASS',
    })
    await expect.poll(() => session.state).toBe('closed')
    await expect(session.login(USER, PASSWORD)).rejects.toMatchObject(LOST)
  })

  scenario(
    'a refusal is told even when the reason to hang up comes with it',
    async ({ play, open, transcript }) => {
      const session = await open(
        await play(
          ...greeted(),
          receive('USER anna'),
          reply('+OK'),
          receive('PASS wrong'),
          raw('-ERR [AUTH] No.\r\n-ERR Too many attempts.\r\n'),
          hangUp(),
        ),
      )

      await expect(session.login(USER, 'wrong')).rejects.toMatchObject({ verb: 'PASS', responseCode: 'AUTH' })
      await expect(session.ended).resolves.toMatchObject({
        ...LOST,
        cause: { name: 'Pop3CommandError', serverText: 'Too many attempts.' },
      })
      expect(transcript.lines().map(({ text }) => text)).toContain('-ERR Too many attempts.')
    },
  )

  scenario('a line lost after PASS is not a refusal', async ({ play, open }) => {
    const session = await open(
      await play(...greeted(), receive('USER anna'), reply('+OK'), receive('PASS opensesame'), hangUp()),
    )

    await expect(session.login(USER, PASSWORD)).rejects.toMatchObject(LOST)
  })

  scenario('nothing of the password is recorded, though the server repeats it', async (stage) => {
    const server = await stage.play(
      ...greeted(),
      receive('USER anna'),
      reply('+OK'),
      receive(`PASS ${PASSWORD}`),
      reply(`-ERR what is ${PASSWORD}?`),
    )
    const session = await stage.open(server)

    const refusal = await session.login(USER, PASSWORD).catch((error: unknown) => error)

    expect(refusal).toMatchObject({ serverText: 'what is ****?' })
    expect(stage.transcript.lines().map(({ text }) => text)).toContain('PASS ****')
    expect(JSON.stringify(stage.transcript.lines())).not.toContain(PASSWORD)
  })
})

describe('in the middle', () => {
  scenario('a line lost in a status line, and all that waits, is an error', async ({ play, logIn }) => {
    const session = await logIn(await play(...loggedIn(), receive('STAT'), raw('+OK 2 32'), hangUp()))

    const answers = await Promise.allSettled([session.stat(), session.noop()])

    expect(answers).toMatchObject([{ reason: LOST }, { reason: LOST }])
    expect(session.state).toBe('closed')
  })

  for (const part of ['1 abc\r\n2 d', '1 abc\r\n', '1 abc\r\n.', '']) {
    scenario(`a listing cut after ${JSON.stringify(part)} is not a listing`, async (stage) => {
      const cut = raw(stage.asSent(`+OK\r\n${part}`))
      const session = await stage.logIn(await stage.play(...loggedIn(), receive('UIDL'), cut, hangUp()))

      await expect(session.uidl()).rejects.toMatchObject(LOST)
    })

    scenario(`a message cut after ${JSON.stringify(part)} is not a message`, async (stage) => {
      const cut = raw(stage.asSent(`+OK\r\n${part}`))
      const session = await stage.logIn(await stage.play(...loggedIn(), receive('RETR 1'), cut, hangUp()))

      await expect(session.retr(1)).rejects.toMatchObject(LOST)
    })
  }

  scenario('a server that falls silent in a message meets the deadline', async ({ play, logIn }) => {
    const server = await play(...loggedIn(), receive('RETR 1'), raw('+OK\r\nSubject: half'), silence())
    const session = await logIn(server, { limits: { replyMillis: 100 } })

    await expect(session.retr(1)).rejects.toMatchObject(TIMEOUT)
    await server.assertFinished()
  })

  scenario('a message without end is cut off', async ({ play, logIn }) => {
    const server = await play(...loggedIn(), receive('RETR 1'), raw(`+OK\r\n${'x'.repeat(400)}`), silence())
    const session = await logIn(server, { limits: { messageOctets: 300 } })

    await expect(session.retr(1)).rejects.toMatchObject(LIMIT)
    await server.assertFinished()
  })

  scenario('an answer that is neither yes nor no ends it', async ({ play, logIn }) => {
    for (const answer of ['+OKAY', '-ERROR', 'Subject: hello', '']) {
      const session = await logIn(await play(...loggedIn(), receive('NOOP'), reply(answer)))

      await expect(session.noop()).rejects.toMatchObject(BROKEN)
      expect(session.state).toBe('closed')
    }
  })

  scenario('bytes that nobody asked for end it', async ({ play, logIn }) => {
    const session = await logIn(await play(...loggedIn(), silenceFor(30), reply('+OK surprise'), silence()))

    await expect.poll(() => session.state).toBe('closed')
    await expect(session.noop()).rejects.toMatchObject(BROKEN)
  })

  scenario('QUIT without an answer deletes nothing as far as we know', async ({ play, logIn }) => {
    const session = await logIn(await play(...loggedIn(), receive('QUIT'), hangUp()))

    await expect(session.quit()).rejects.toMatchObject(LOST)
  })

  scenario('a QUIT that nobody answers has a deadline of its own', async ({ play, logIn }) => {
    const server = await play(...loggedIn(), receive('QUIT'), silence())
    const session = await logIn(server, { limits: { quitMillis: 50 } })

    await expect(session.quit()).rejects.toMatchObject(TIMEOUT)
  })

  scenario('everything in the window fails with what broke it', async ({ play, logIn }) => {
    const server = await play(...loggedIn(PIPELINING), receive('DELE 1'), receive('DELE 2'), reply('garbage'))
    const session = await logIn(server, { limits: { windowCommands: 2 } })

    const answers = await Promise.allSettled([1, 2, 3].map((number) => session.dele(number)))

    expect(answers).toMatchObject([{ reason: BROKEN }, { reason: BROKEN }, { reason: BROKEN }])
  })
})

describe('a message with a dot alone between bare LFs', () => {
  scenario('does not end there when the server writes CRLF', async ({ play, logIn }) => {
    const message = 'Subject: trap\r\n\r\nfirst\n.\n-ERR not a reply\n.\r\nlast\r\n'
    const session = await logIn(await play(...loggedIn(), receive('RETR 1'), raw(`+OK\r\n${message}.\r\n`)))

    expect(Buffer.from(await session.retr(1)).toString()).toBe(message)
  })
})

describe('a cancel', () => {
  scenario('cuts a message short at once', async ({ play, logIn }) => {
    const server = await play(...loggedIn(), receive('RETR 1'), raw('+OK\r\nSubject: half'), silence())
    const controller = new AbortController()
    const session = await logIn(server, { signal: controller.signal })

    const message = session.retr(1, () => controller.abort(new Error('enough')))

    await expect(message).rejects.toMatchObject({ kind: 'cancelled', cause: new Error('enough') })
    expect(session.state).toBe('closed')
    await server.assertFinished()
  })

  scenario('works while the server has not said a word', async ({ play, open }) => {
    const controller = new AbortController()
    const server = await play(
      reached(() => controller.abort()),
      silence(),
    )

    await expect(open(server, { signal: controller.signal })).rejects.toMatchObject({ kind: 'cancelled' })
    await server.assertFinished()
  })

  scenario('before the start opens nothing', async ({ play, open }) => {
    const server = await play(silence())

    await expect(open(server, { signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: 'cancelled' })
  })
})

describe('a session in which nothing is asked for', () => {
  scenario('tells that it is over when the line is cut', async ({ play, logIn }) => {
    const session = await logIn(await play(...loggedIn(), hangUp()))

    await expect(session.ended).resolves.toMatchObject(LOST)
    expect(session.state).toBe('closed')
  })

  scenario('tells why the server logs it out', async ({ play, logIn, transcript }) => {
    const session = await logIn(
      await play(...loggedIn(), silenceFor(20), reply('-ERR Disconnected for inactivity.')),
    )

    await expect(session.ended).resolves.toMatchObject({
      ...LOST,
      cause: { name: 'Pop3CommandError', serverText: 'Disconnected for inactivity.' },
    })
    expect(transcript.lines().map(({ text }) => text)).toContain('-ERR Disconnected for inactivity.')
  })

  scenario('is broken by anything else that comes', async ({ play, logIn }) => {
    const session = await logIn(await play(...loggedIn(), silenceFor(20), reply('+OK 3 messages')))

    await expect(session.ended).resolves.toMatchObject(BROKEN)
  })

  scenario('takes no half farewell for an answer', async ({ play, logIn }) => {
    const session = await logIn(await play(...loggedIn(), silenceFor(20), raw('-ERR bye'), silence()))
    await new Promise((resolve) => setTimeout(resolve, 500))

    await expect(session.noop()).rejects.toMatchObject(BROKEN)
  })

  scenario('is over by our own hand too', async ({ play, logIn }) => {
    const session = await logIn(await play(...loggedIn(), silence()))

    session.close()

    await expect(session.ended).resolves.toMatchObject({ kind: 'cancelled' })
  })
})

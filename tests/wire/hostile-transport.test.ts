import { describe, expect } from 'vitest'
import { createAuthority } from '../support/certificates.ts'
import { raw, receive, receiveStart, reply, silence, silenceFor, startTls } from '../support/pop3-script.ts'
import type { Step } from '../support/pop3-script.ts'
import { capa, greeted, loggedIn, PASSWORD, scenario, USER } from './scenario.ts'

const authority = createAuthority()
const trust = [authority.cert]
const good = authority.issue()
const stls = { security: 'stls', trust } as const
const NOT_OFFERED = { name: 'Pop3TransportError', kind: 'tls-not-offered' }
const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('S1: replies slipped in before TLS', () => {
  for (const injected of ['+OK\r\nSASL PLAIN\r\n.\r\n', '-ERR\r\n', '+', '\r\n', 'x'.repeat(70_000)]) {
    scenario(`are never read (${JSON.stringify(injected.slice(0, 20))})`, async ({ play, open }) => {
      const server = await play(
        ...greeted(['STLS']),
        receive('STLS'),
        raw(`+OK\r\n${injected}`),
        startTls(good),
        silence(),
      )

      await expect(open(server, { ...stls, limits: { connectMillis: 300 } })).rejects.toMatchObject({
        name: expect.stringMatching(/^Pop3(Protocol|Transport)Error$/) as string,
      })
    })
  }

  scenario('and what was announced in clear are forgotten', async ({ play, open }) => {
    const server = await play(
      ...greeted(['STLS', 'SASL PLAIN', 'PIPELINING']),
      receive('STLS'),
      reply('+OK'),
      startTls(good),
      ...capa(['TOP']),
    )

    expect((await open(server, stls)).capabilities.names).toEqual(['TOP'])
  })
})

describe('S2: a server robbed of STLS', () => {
  for (const [what, steps] of [
    ['does not announce it', greeted(['TOP', 'USER', 'SASL PLAIN'])],
    ['refuses it', [...greeted(['STLS']), receive('STLS'), reply('-ERR')]],
    ['refuses it, and CAPA before', [...greeted(null), receive('STLS'), reply('-ERR')]],
  ] as [string, Step[]][]) {
    scenario(`that ${what} hears nothing more: no name, no second try`, async ({ play, open }) => {
      const server = await play(...steps, silence())

      await expect(open(server, stls)).rejects.toMatchObject(NOT_OFFERED)
      await server.assertFinished()
    })
  }
})

describe('S3: the lock', () => {
  scenario(
    'is read from the live line: open, shut, and open again when it is gone',
    async ({ play, open }) => {
      const inClear = await open(await play(...greeted(), silence()))
      const secured = await open(await play(startTls(good), ...greeted(), silence()), {
        security: 'tls',
        trust,
      })

      expect([inClear.tls, secured.tls?.version]).toEqual([null, 'TLSv1.3'])
      secured.close()
      expect(secured.tls).toBeNull()
    },
  )
})

describe('S4: a silent server', () => {
  const limits = { connectMillis: 80, replyMillis: 80 }

  scenario('in the TLS handshake meets its deadline', async ({ play, open }) => {
    const server = await play(receiveStart('\x16'), silenceFor(500))

    await expect(open(server, { security: 'tls', trust, limits })).rejects.toMatchObject({
      phase: 'tls',
      kind: 'timeout',
    })
  })

  scenario('after AUTH meets its deadline, while another session goes on', async ({ play, open, logIn }) => {
    const silent = await play(...greeted(['SASL PLAIN']), receiveStart('AUTH PLAIN '), silence())
    const lively = await play(...loggedIn(), receive('NOOP'), reply('+OK'))
    const stuck = (await open(silent, { limits })).login(USER, PASSWORD, 'auto')
    const refused = expect(stuck).rejects.toMatchObject({ kind: 'timeout' })

    await (await logIn(lively)).noop()

    await refused
  })

  scenario('that lets a message come drop by drop meets it too', async ({ play, logIn }) => {
    const drops = Array.from({ length: 100 }, () => [silenceFor(10), raw('x')]).flat()
    const server = await play(...loggedIn(), receive('RETR 1'), reply('+OK'), ...drops)
    const session = await logIn(server, { limits: { replyMillis: 120 } })

    await expect(session.retr(1)).rejects.toMatchObject({ kind: 'timeout' })
  })
})

describe('S5: a false certificate', () => {
  const excepted = createAuthority().issue()
  for (const [what, certificate] of [
    ['for another host', authority.issue({ hosts: ['mail.example.org'] })],
    ['that has expired', authority.issue({ days: -1 })],
    ['signed by nobody', excepted],
  ] as const) {
    scenario(`${what} is refused, and shown in full`, async ({ play, open }) => {
      const server = await play(startTls(certificate))

      await expect(open(server, { security: 'tls', trust, host: 'localhost' })).rejects.toMatchObject({
        kind: 'certificate',
        certificate: {
          host: 'localhost',
          port: server.port,
          fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) as string,
        },
      })
    })
  }

  scenario('that replaced an excepted one is refused', async ({ play, open }) => {
    const before = await play(startTls(excepted))
    const refusal = (await open(before, { security: 'tls', trust }).catch((error: unknown) => error)) as {
      certificate: { fingerprint: string }
    }
    const after = await play(startTls(createAuthority().issue()))
    const exception = { host: '127.0.0.1', port: after.port, fingerprint: refusal.certificate.fingerprint }

    const opening = open(after, { security: 'tls', trust, certificateExceptions: [exception] })

    await expect(opening).rejects.toMatchObject({ kind: 'certificate' })
  })
})

describe('S6: a chosen APOP challenge', () => {
  scenario('is not answered unasked', async ({ play, open }) => {
    const server = await play(
      reply('+OK <1896.697170952@dbc.mtview.ca.us>'),
      ...capa(null),
      receive(`USER ${USER}`),
      reply('-ERR'),
    )

    await expect((await open(server)).login(USER, PASSWORD, 'auto')).rejects.toMatchObject({ verb: 'USER' })
    await server.assertFinished()
  })

  for (const challenge of ['<\x80\x81@host>', '<>', '<@>', '<a@b@c>', '<a b@host>', '<no-at-sign>', 'a@b']) {
    scenario(`that is no msg-id is not answered (${JSON.stringify(challenge)})`, async ({ play, open }) => {
      const server = await play(raw(`+OK ${challenge}\r\n`), ...capa(null), silence())
      const session = await open(server)

      await expect(session.login(USER, PASSWORD, 'APOP')).rejects.toMatchObject({ kind: 'not-offered' })
      session.close()
      await server.assertFinished()
    })
  }
})

describe('S7: a server that offers less than the last time', () => {
  for (const [offer, chosen] of [
    ['PLAIN LOGIN', 'PLAIN'],
    ['CRAM-MD5', 'CRAM-MD5'],
    ['', 'USER'],
  ]) {
    scenario(`(${chosen}) gets nothing, and we say why`, async ({ play, open }) => {
      const server = await play(...greeted([`SASL ${offer}`]), silence())
      const session = await open(server)

      await expect(session.login(USER, PASSWORD, 'auto', { atLeast: 'SCRAM-SHA-1' })).rejects.toMatchObject({
        kind: 'weaker',
        message: expect.stringContaining(`${chosen} is weaker than SCRAM-SHA-1`) as string,
      })
      session.close()
      await server.assertFinished()
    })
  }
})

describe('S9: a refused token', () => {
  scenario('is explained, cancelled, and not tried again', async ({ play, open }) => {
    const reason = '{"status":"invalid_token","scope":"mail","openid-configuration":"https://id.example.org"}'
    const server = await play(
      ...greeted(['SASL OAUTHBEARER']),
      receiveStart('AUTH OAUTHBEARER '),
      reply(`+ ${base64(reason)}`),
      receive('*'),
      reply('-ERR [AUTH] cancelled'),
      silence(),
    )
    const session = await open(server)

    await expect(session.login(USER, 'token', 'OAUTHBEARER')).rejects.toMatchObject({
      responseCode: 'AUTH',
      oauth: { status: 'invalid_token', scope: 'mail', configuration: 'https://id.example.org' },
    })
    session.close()
    await server.assertFinished()
  })

  scenario('never reaches a server whose certificate is false', async ({ play, open }) => {
    const server = await play(startTls(createAuthority().issue()), silence())

    await expect(open(server, { security: 'tls', trust })).rejects.toMatchObject({ kind: 'certificate' })
  })
})

describe('S10: endless replies', () => {
  const LIMIT = { name: 'Pop3ProtocolError', kind: 'limit' }
  const MEGABYTE = 'x'.repeat(1024 * 1024)
  /** Far more than is ever taken; what comes after the line is cut goes nowhere. */
  const flood = (octets = MEGABYTE): Step[] => Array.from({ length: 100 }, () => raw(octets))

  scenario('are cut off: a greeting', async ({ play, open }) => {
    const limits = { lineOctets: 2_000 }

    await expect(
      open(await play(raw(`+OK ${'x'.repeat(3_000)}`), silence()), { limits }),
    ).rejects.toMatchObject(LIMIT)
  })

  scenario('are cut off: a listing', async ({ play, logIn }) => {
    const rows = '1 abc\r\n'.repeat(1_000)
    const server = await play(...loggedIn(), receive('UIDL'), raw(`+OK\r\n${rows}`), silence())
    const session = await logIn(server, { limits: { listOctets: 5_000 } })

    await expect(session.uidl()).rejects.toMatchObject(LIMIT)
  })

  scenario('are cut off: challenges', async ({ play, open }) => {
    const server = await play(...greeted(['SASL LOGIN']), receive('AUTH LOGIN'), ...endlessPrompts())

    await expect((await open(server)).login(USER, PASSWORD, 'LOGIN')).rejects.toMatchObject({
      name: 'Pop3ProtocolError',
    })
  })

  scenario('are cut off by the real limits, and take little memory', async (stage) => {
    if (stage.asSent('\r\n') === '\n') return
    const before = process.memoryUsage().arrayBuffers
    const server = await stage.play(
      reply('+OK'),
      ...capa(null),
      receive(`USER ${USER}`),
      ...flood('x'.repeat(4096)),
    )
    const session = await stage.open(server)

    await expect(session.login(USER, PASSWORD)).rejects.toMatchObject(LIMIT)
    // The flooding server's own buffers are in this process too.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024)
  })
})

function endlessPrompts(): Step[] {
  const lines = [base64(USER), base64(PASSWORD), '*']
  return lines.flatMap((line) => [reply(`+ ${base64('More:')}`), receive(line)]).concat(reply('+ '))
}

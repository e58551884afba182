import { describe, expect } from 'vitest'
import { createAuthority } from '../support/certificates.ts'
import { receive, reply, startTls } from '../support/pop3-script.ts'
import { http, socks5, socks5WithLogin, startProxy } from '../support/scripted-proxy.ts'
import { greeted, loggedIn, scenario } from './scenario.ts'

const authority = createAuthority()
const trust = [authority.cert]
const certificate = authority.issue({ hosts: ['mail.example.org'] })
/** Known to nobody: only the proxy can reach it. */
const host = 'mail.example.org'

describe.each([
  ['SOCKS5', 'socks5', socks5],
  ['HTTP CONNECT', 'http', http],
] as const)('a proxy by %s', (_, kind, answers) => {
  scenario('carries a session in clear', async ({ play, logIn }) => {
    const server = await play(...loggedIn(), receive('NOOP'), reply('+OK'))
    const proxy = await startProxy(server.port, answers())

    const session = await logIn(server, { host, proxy: { kind, host: '127.0.0.1', port: proxy.port } })
    await session.noop()

    expect(proxy.said.at(-1)).toContain(host)
  })

  scenario('carries TLS to the server behind it, whose name is checked', async ({ play, logIn }) => {
    const server = await play(startTls(certificate), ...loggedIn(), receive('NOOP'), reply('+OK'))
    const proxy = await startProxy(server.port, answers())
    const through = { kind, host: 'localhost', port: proxy.port }

    const session = await logIn(server, { host, trust, security: 'tls', proxy: through })
    await session.noop()

    expect(session.tls?.version).toBe('TLSv1.3')
  })

  scenario('carries STLS', async ({ play, open }) => {
    const upgrade = [...greeted(['STLS']), receive('STLS'), reply('+OK'), startTls(certificate)]
    const server = await play(...upgrade, ...greeted(['TOP']).slice(1))
    const proxy = await startProxy(server.port, answers())
    const through = { kind, host: '127.0.0.1', port: proxy.port }

    const session = await open(server, { host, trust, security: 'stls', proxy: through })

    expect(session.tls).not.toBeNull()
  })
})

describe('a proxy that wants a login', () => {
  scenario('gets it by SOCKS5', async ({ play, open }) => {
    const server = await play(...greeted())
    const { port, said } = await startProxy(server.port, socks5WithLogin())

    await open(server, { proxy: { kind: 'socks5', host: '127.0.0.1', port, user: 'me', password: 'mine' } })

    expect(said[1]).toBe('\x01\x02me\x04mine')
  })

  scenario('says so when it takes another by SOCKS5', async ({ play, open }) => {
    const server = await play(...greeted())
    const { port } = await startProxy(server.port, [() => Buffer.from([5, 2]), () => Buffer.from([1, 1])])
    const proxy = { kind: 'socks5', host: '127.0.0.1', port, user: 'me', password: 'wrong' } as const

    await expect(open(server, { proxy })).rejects.toMatchObject({ phase: 'proxy', kind: 'login-refused' })
  })

  scenario('gets it by HTTP', async ({ play, open }) => {
    const server = await play(...greeted())
    const { port, said } = await startProxy(server.port, http())

    await open(server, { proxy: { kind: 'http', host: '127.0.0.1', port, user: 'me', password: 'mine' } })

    expect(said[0]).toContain(`Proxy-Authorization: Basic ${Buffer.from('me:mine').toString('base64')}\r\n`)
  })
})

describe('a proxy that does not carry us on', () => {
  for (const [what, kind, answers, told] of [
    ['refuses by SOCKS5', 'socks5', socks5(2), 'refused'],
    ['does not reach the host by SOCKS5', 'socks5', socks5(4), 'unreachable'],
    ['wants a login by HTTP', 'http', http('HTTP/1.1 407 Login'), 'login-refused'],
    ['wants a login by SOCKS5', 'socks5', [() => Buffer.from([5, 0xff])], 'login-refused'],
    ['does not reach the host by HTTP', 'http', http('HTTP/1.1 502 Bad gateway'), 'unreachable'],
    ['is a mail server', 'http', http('+OK POP3 ready'), 'refused'],
    ['answers without end', 'http', http(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(40_000)}`), 'refused'],
    ['hangs up by HTTP', 'http', [() => Promise.reject(new Error())], 'lost'],
    ['hangs up by SOCKS5', 'socks5', [() => Promise.reject(new Error())], 'lost'],
  ] as const) {
    scenario(`is told so: it ${what}`, async ({ play, open }) => {
      const server = await play(...greeted())
      const { port } = await startProxy(server.port, [...answers])

      const opening = open(server, { proxy: { kind, host: '127.0.0.1', port } })

      await expect(opening).rejects.toMatchObject({
        name: 'Pop3TransportError',
        phase: 'proxy',
        kind: told,
      })
    })
  }

  scenario('is told from a server that is not there', async ({ play, open }) => {
    const server = await play(...greeted())

    const opening = open(server, { proxy: { kind: 'http', host: '127.0.0.1', port: 1 } })

    await expect(opening).rejects.toMatchObject({ phase: 'proxy', kind: 'refused' })
  })

  scenario('meets the deadline of the whole way', async ({ play, open }) => {
    const server = await play(...greeted())
    for (const kind of ['http', 'socks5'] as const) {
      const { port } = await startProxy(server.port, [() => new Promise(() => undefined)])
      const proxy = { kind, host: '127.0.0.1', port }

      await expect(open(server, { proxy, limits: { connectMillis: 60 } })).rejects.toMatchObject({
        phase: 'proxy',
        kind: 'timeout',
      })
    }
  })
})

import { describe, expect, it } from 'vitest'
import type { MailNames } from '../../src-main/accounts/find-settings.ts'
import { findingSchema, type Finding } from '../../src-main/contract/finding.ts'
import { findingHandlers } from '../../src-main/ipc/handlers/finding.ts'
import { toFailure } from '../../src-main/ipc/to-failure.ts'
import { openPop3Session } from '../../src-main/pop3/pop3-session.ts'
import { greetServer, GREETING_LIMITS } from '../../src-main/sync/greet-server.ts'
import { createAuthority } from '../support/certificates.ts'
import {
  playScript,
  reached,
  receive,
  receiveOctets,
  reply,
  silence,
  startTls,
  type Script,
  type Step,
} from '../support/pop3-script.ts'
import { freePort } from '../servers/free-port.ts'
import { capa, greeted } from './scenario.ts'

const authority = createAuthority()
const certified = (host: string) => authority.issue({ hosts: [host] })
const trust = [authority.cert]
/** All that a server hears that is looked for: no USER, no AUTH, no name. */
const ASKED_OVER_TLS = [...greeted(), receive('QUIT'), reply('+OK bye')]
const overTls = (host: string): Step[] => [startTls(certified(host)), ...ASKED_OVER_TLS]
const overStls = (host: string): Step[] => [
  ...greeted(['STLS']),
  receive('STLS'),
  reply('+OK'),
  startTls(certified(host)),
  ...capa(['UIDL']),
  receive('QUIT'),
  reply('+OK bye'),
]

/** Takes what comes, a TLS handshake, and answers nothing until the line is cut. */
const mute: Step = { title: 'say nothing', act: ({ closed }) => closed }

interface World {
  /** By "host:port"; a host that is not among them has no address. */
  servers?: Record<string, Script>
  srv?: Record<string, { host: string; port: number }[]>
  mx?: string[]
  limits?: typeof GREETING_LIMITS
}

/** The whole search but for DNS, whose answers are made up, and the ports, which are not ours to open. */
function look({ servers = {}, srv = {}, mx = [], limits = GREETING_LIMITS }: World) {
  const places: string[] = []
  const asked: string[] = []
  const names: MailNames = {
    services: (name) => {
      asked.push(name)
      return Promise.resolve(srv[name] ?? [])
    },
    exchangers: (name) => {
      asked.push(name)
      return Promise.resolve(mx)
    },
  }
  const calls = findingHandlers({
    accounts: () => {
      throw new Error('no account is asked for')
    },
    names,
    async greet({ host, port, security }, proxy, signal) {
      places.push(`${host}:${String(port)} ${security}`)
      const isThere = Object.keys(servers).some((place) => place.startsWith(`${host}:`))
      const endpoint = {
        host,
        port: servers[`${host}:${String(port)}`]?.port ?? (await freePort()),
        security,
      }
      const lookup = () =>
        isThere
          ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
          : Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))
      return greetServer(() => openPop3Session({ endpoint, proxy, signal, trust, lookup, limits }))
    },
  })
  const find = async (email = 'noa@example.org'): Promise<Finding> =>
    findingSchema.parse(await calls['finding:find']({ email, proxy: null }))
  return { find, stop: () => calls['finding:stop'](undefined), calls, places, asked }
}

const serverOf = (finding: Finding) => finding.found?.suggestion.server

describe('finding settings', () => {
  it('S8: greets the usual names in order, over TLS, and sends no login', async () => {
    const server = await playScript(overTls('pop3.example.org'))
    const { find, places, asked } = look({ servers: { 'pop3.example.org:995': server } })

    const finding = await find()

    await server.assertFinished()
    expect(finding.found).toEqual({
      origin: 'name',
      source: 'pop3.example.org',
      isOutside: false,
      suggestion: {
        provider: 'example.org',
        server: {
          host: 'pop3.example.org',
          port: 995,
          security: 'tls',
          user: 'noa@example.org',
          login: 'auto',
        },
        notes: [],
        helpUrl: null,
      },
    })
    expect(places).toEqual(['pop.example.org:995 tls', 'pop3.example.org:995 tls'])
    expect(finding.tried).toEqual([
      { host: 'pop.example.org', port: 995, security: 'tls', failure: 'host-not-found' },
    ])
    expect(asked).toEqual([])
  })

  it('takes STLS on port 110 where nothing answers on 995', async () => {
    const server = await playScript(overStls('mail.example.org'))
    const { find } = look({ servers: { 'mail.example.org:110': server } })

    const finding = await find()

    await server.assertFinished()
    expect(serverOf(finding)).toMatchObject({ host: 'mail.example.org', port: 110, security: 'stls' })
    expect(finding.tried.at(-1)).toMatchObject({ host: 'mail.example.org', failure: 'connection-refused' })
  })

  it('S8: never takes a server without encryption', async () => {
    const server = await playScript([...greeted(['USER']), silence()])
    const { find, places } = look({ servers: { 'example.org:110': server } })

    const finding = await find()

    await server.assertFinished()
    expect(finding.found).toBeNull()
    expect(finding.tried.at(-1)).toMatchObject({ port: 110, failure: 'tls-not-offered' })
    expect(places.filter((place) => /none/.test(place))).toEqual([])
  })

  it('S8: passes by a server whose certificate is for another name', async () => {
    const wrong = await playScript([startTls(certified('elsewhere.example'))])
    const right = await playScript(overTls('mail.example.org'))
    const { find } = look({ servers: { 'pop.example.org:995': wrong, 'mail.example.org:995': right } })

    const finding = await find()

    expect(finding.tried[0]).toMatchObject({ host: 'pop.example.org', failure: 'certificate' })
    expect(serverOf(finding)?.host).toBe('mail.example.org')
  })

  it('S8: says where a server is from that DNS names, and that it is of another domain', async () => {
    const server = await playScript(overTls('pop.hoster.example'))
    const { find } = look({
      servers: { 'pop.hoster.example:1995': server },
      srv: { '_pop3s._tcp.example.org': [{ host: 'pop.hoster.example', port: 1995 }] },
    })

    const { found } = await find()

    expect(found).toMatchObject({
      origin: 'srv',
      source: '_pop3s._tcp.example.org',
      isOutside: true,
      suggestion: { server: { host: 'pop.hoster.example', port: 1995, security: 'tls' } },
    })
  })

  it('takes what RFC 6186 names of the domain itself without doubt, and no service from "."', async () => {
    const server = await playScript(overStls('box.example.org'))
    const { find } = look({
      servers: { 'box.example.org:110': server },
      srv: {
        '_pop3s._tcp.example.org': [{ host: '', port: 0 }],
        '_pop3._tcp.example.org': [{ host: 'box.example.org', port: 110 }],
      },
    })

    const { found } = await find()

    expect(found).toMatchObject({ origin: 'srv', isOutside: false })
    expect(found?.suggestion.server).toMatchObject({ host: 'box.example.org', security: 'stls' })
  })

  it('S8: knows the provider that takes in the domain’s mail, and that it is of another domain', async () => {
    const { find, asked } = look({ mx: ['backup.example.net', 'aspmx.l.google.com'] })

    const { found } = await find()

    expect(found).toMatchObject({ origin: 'mx', source: 'aspmx.l.google.com', isOutside: true })
    expect(found?.suggestion).toMatchObject({
      provider: 'Gmail',
      server: { host: 'pop.gmail.com', port: 995, security: 'tls', user: 'noa@example.org' },
    })
    expect(asked).toEqual(['_pop3s._tcp.example.org', '_pop3._tcp.example.org', 'example.org'])
  })

  it('says so when the provider that takes in the mail has no POP3', async () => {
    const { find } = look({ mx: ['mail.protonmail.ch'] })

    expect((await find()).found).toMatchObject({ isOutside: false, suggestion: { server: null } })
  })

  it('does not take a host for a provider’s that only ends alike', async () => {
    const { find } = look({ mx: ['mx.notgoogle.com', 'google.com.example.net'] })

    expect((await find()).found).toBeNull()
  })

  it('does not wait long for one that keeps silent', async () => {
    const silent = await playScript([mute])
    const server = await playScript(overTls('mail.example.org'))
    const { find } = look({
      servers: { 'pop.example.org:995': silent, 'mail.example.org:995': server },
      limits: { ...GREETING_LIMITS, connectMillis: 500 },
    })

    const finding = await find()

    expect(finding.tried[0]).toMatchObject({ host: 'pop.example.org', failure: 'timeout' })
    expect(serverOf(finding)?.host).toBe('mail.example.org')
  })

  it('ends at once when it is called off', async () => {
    let stop = (): void => undefined
    const silent = await playScript([receiveOctets(), reached(() => stop()), mute])
    const search = look({ servers: { 'pop.example.org:995': silent } })
    stop = () => void search.stop()

    const failure = await search.find().catch(toFailure)

    expect(failure).toMatchObject({ code: 'cancelled' })
    expect(search.places).toEqual(['pop.example.org:995 tls'])
  })

  it('asks no name server of somebody who goes through a proxy, and goes through it', async () => {
    const { calls, asked, places } = look({ mx: ['aspmx.l.google.com'] })
    const proxy = { kind: 'socks5' as const, host: '127.0.0.1', port: await freePort(), user: '' }

    const finding = await calls['finding:find']({ email: 'noa@example.org', proxy })

    expect(finding.found).toBeNull()
    expect(new Set(finding.tried.map(({ failure }) => failure))).toEqual(new Set(['proxy-failed']))
    expect(places.length).toBe(8)
    expect(asked).toEqual([])
  })

  it.each(['noa', 'noa@', 'noa@localhost', 'noa@127.0.0.1:995', 'noa@exa mple.org', 'noa@-x.org'])(
    'looks nowhere for %s',
    async (email) => {
      const { find, places } = look({})

      expect(await find(email)).toEqual({ found: null, tried: [] })
      expect(places).toEqual([])
    },
  )

  it('asks for a domain in any script by its name on the wire', async () => {
    const { find, places } = look({})

    await find('noa@почта.рф')

    expect(places[0]).toBe('pop.xn--80a1acny.xn--p1ai:995 tls')
  })
})

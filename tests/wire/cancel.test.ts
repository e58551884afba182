import { describe, expect } from 'vitest'
import { createAuthority } from '../support/certificates.ts'
import { raw, reached, receive, receiveOctets, receiveStart, reply, silence } from '../support/pop3-script.ts'
import type { Step } from '../support/pop3-script.ts'
import { startProxy } from '../support/scripted-proxy.ts'
import { greeted, loggedIn, PASSWORD, scenario, USER } from './scenario.ts'
import type { Pop3Session } from '../../src-main/pop3/pop3-session.ts'

const { cert } = createAuthority()
const CANCELLED = { name: 'Pop3TransportError', kind: 'cancelled' }
/** No deadline of ours comes to the rescue of a cancel that does nothing. */
const limits = { connectMillis: 1_000_000, replyMillis: 1_000_000, quitMillis: 1_000_000 }
const MANY = ['TOP', 'UIDL', 'PIPELINING']

/** How far a server goes before it falls silent, and what we wait for then. */
const PHASES: [string, Step[], (session: Pop3Session) => Promise<unknown>][] = [
  ['USER', [...greeted(), receive(`USER ${USER}`)], (session) => session.login(USER, PASSWORD)],
  [
    'PASS',
    [...greeted(), receive(`USER ${USER}`), reply('+OK'), receive(`PASS ${PASSWORD}`)],
    (session) => session.login(USER, PASSWORD),
  ],
  [
    'a challenge',
    [...greeted(['SASL SCRAM-SHA-256']), receiveStart('AUTH ')],
    (session) => session.login(USER, PASSWORD, 'auto'),
  ],
]
const LATER: typeof PHASES = [
  ['a listing', [receive('UIDL'), raw('+OK\r\n1 abc\r\n')], (session) => session.uidl()],
  ['a message', [receive('RETR 1'), raw('+OK\r\nSubject: half')], (session) => session.retr(1)],
  ['a status line', [receive('STAT'), raw('+OK 1')], (session) => session.stat()],
  ['QUIT', [receive('QUIT')], (session) => session.quit()],
  [
    'a full window',
    [receive('DELE 1')],
    (session) => Promise.all([1, 2, 3].map((number) => session.dele(number))),
  ],
]

describe('a cancel ends the wait for', () => {
  for (const [what, steps, work] of PHASES) {
    scenario(what, async ({ play, open }) => {
      const controller = new AbortController()
      const server = await play(
        ...steps,
        reached(() => controller.abort()),
        silence(),
      )
      const session = await open(server, { signal: controller.signal, limits })

      await expect(work(session)).rejects.toMatchObject(CANCELLED)
      expect(session.state).toBe('closed')
      await server.assertFinished()
    })
  }

  for (const [what, steps, work] of LATER) {
    scenario(what, async ({ play, logIn }) => {
      const controller = new AbortController()
      const capabilities = what === 'a full window' ? MANY : undefined
      const before = [...loggedIn(capabilities), ...steps]
      const server = await play(
        ...before,
        reached(() => controller.abort()),
        silence(),
      )
      const session = await logIn(server, {
        signal: controller.signal,
        limits: { ...limits, windowCommands: 1 },
      })

      await expect(work(session)).rejects.toMatchObject(CANCELLED)
      expect(session.state).toBe('closed')
      await server.assertFinished()
    })
  }

  for (const security of ['tls', 'stls'] as const) {
    scenario(`the TLS handshake (${security})`, async ({ play, open }) => {
      const upgrade = security === 'tls' ? [] : [...greeted(['STLS']), receive('STLS'), reply('+OK')]
      const controller = new AbortController()
      const server = await play(
        ...upgrade,
        receiveOctets(),
        reached(() => controller.abort()),
      )
      const opening = open(server, { security, trust: [cert], signal: controller.signal, limits })

      await expect(opening).rejects.toMatchObject({ ...CANCELLED, phase: 'tls' })
    })
  }

  scenario('a name', async ({ play, open }) => {
    const server = await play()
    const controller = new AbortController()
    const lookup = (): Promise<never> => {
      setImmediate(() => controller.abort())
      return new Promise(() => undefined)
    }
    const opening = open(server, { host: 'pop.example', lookup, signal: controller.signal, limits })

    await expect(opening).rejects.toMatchObject(CANCELLED)
  })

  for (const kind of ['socks5', 'http'] as const) {
    scenario(`a proxy (${kind})`, async ({ play, open }) => {
      const server = await play()
      const controller = new AbortController()
      const silent = (): Promise<never> => {
        controller.abort()
        return new Promise(() => undefined)
      }
      const { port } = await startProxy(server.port, [silent])
      const proxy = { kind, host: '127.0.0.1', port }
      const opening = open(server, { proxy, signal: controller.signal, limits })

      await expect(opening).rejects.toMatchObject({ ...CANCELLED, phase: 'proxy' })
    })
  }
})

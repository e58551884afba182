import { X509Certificate } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { openPop3Session } from '../../src-main/pop3/pop3-session.ts'
import { createAuthority } from '../support/certificates.ts'
import { hangUp, raw, receive, reply, silence, silenceFor, startTls } from '../support/pop3-script.ts'
import { capa, greeted, loggedIn, PASSWORD, scenario, USER } from './scenario.ts'

const authority = createAuthority()
const trust = [authority.cert]
const good = authority.issue()

const STLS = ['TOP', 'UIDL', 'STLS']
const UPGRADED = [...greeted(STLS), receive('STLS'), reply('+OK begin TLS')]

describe('TLS', () => {
  scenario('from the first byte protects the whole session', async ({ play, logIn }) => {
    const session = await logIn(await play(startTls(good), ...loggedIn()), { security: 'tls', trust })

    expect(session.tls).toEqual({
      version: 'TLSv1.3',
      cipher: expect.stringContaining('TLS_') as string,
      isException: false,
      fingerprint: new X509Certificate(good.cert).fingerprint256,
    })
  })

  scenario('by STLS makes it forget what it heard in clear', async ({ play, logIn }) => {
    const afterwards = [
      ...capa(['TOP', 'UIDL']),
      receive(`USER ${USER}`),
      reply('+OK'),
      receive(`PASS ${PASSWORD}`),
      reply('+OK'),
      ...capa(['TOP', 'PIPELINING']),
    ]
    const server = await play(...UPGRADED, startTls(good), ...afterwards)

    const session = await logIn(server, { security: 'stls', trust })

    expect(session.tls?.version).toBe('TLSv1.3')
    expect(session.capabilities.has('STLS')).toBe(false)
    await server.assertFinished()
  })

  scenario('by STLS works with a server that knows no CAPA', async ({ play, open }) => {
    const server = await play(
      ...greeted(null),
      receive('STLS'),
      reply('+OK'),
      startTls(good),
      ...capa(null),
      silence(),
    )

    const session = await open(server, { security: 'stls', trust })

    expect(session.tls).not.toBeNull()
  })

  scenario('is not there on a session in clear', async ({ play, open }) => {
    expect((await open(await play(...greeted(), silence()))).tls).toBeNull()
  })
})

describe('no credential is sent', () => {
  const NOT_OFFERED = { name: 'Pop3TransportError', kind: 'tls-not-offered' }

  scenario('when STLS is missing from CAPA', async ({ play, open }) => {
    const server = await play(...greeted(['TOP']), silence())

    await expect(open(server, { security: 'stls', trust })).rejects.toMatchObject(NOT_OFFERED)
    await server.assertFinished()
  })

  scenario('when STLS is refused', async ({ play, open }) => {
    const server = await play(...greeted(STLS), receive('STLS'), reply('-ERR not today'), silence())

    await expect(open(server, { security: 'stls', trust })).rejects.toMatchObject({
      ...NOT_OFFERED,
      cause: { serverText: 'not today' },
    })
    await server.assertFinished()
  })

  scenario('when replies were slipped in behind the answer to STLS', async ({ play, open }) => {
    const injected = raw('+OK begin TLS\r\n+OK\r\nSASL PLAIN\r\n.\r\n')
    const server = await play(...greeted(STLS), receive('STLS'), injected, startTls(good), ...capa(STLS))

    await expect(open(server, { security: 'stls', trust })).rejects.toMatchObject({
      name: expect.stringMatching(/Pop3(Protocol|Transport)Error/) as string,
    })
  })

  scenario('when the server hangs up in the handshake', async ({ play, open }) => {
    const server = await play(...UPGRADED, hangUp())

    await expect(open(server, { security: 'stls', trust })).rejects.toMatchObject({
      phase: 'tls',
      kind: 'lost',
    })
  })

  scenario('when the server is silent in the handshake', async ({ play, open }) => {
    const server = await play(...UPGRADED, silenceFor(300))
    const options = { security: 'stls', trust, limits: { connectMillis: 100 } } as const

    await expect(open(server, options)).rejects.toMatchObject({ phase: 'tls', kind: 'timeout' })
  })

  for (const [why, certificate, trusted] of [
    ['signed by nobody we know', good, undefined],
    ['of another authority', createAuthority().issue(), trust],
    ['that has expired', authority.issue({ days: -1 }), trust],
    ['for another host', authority.issue({ hosts: ['mail.example.org'] }), trust],
  ] as const) {
    scenario(`to a server with a certificate ${why}`, async ({ play, open }) => {
      const refusal = { name: 'Pop3TransportError', phase: 'tls', kind: 'certificate' }
      const options = { ...(trusted && { trust: [...trusted] }), host: 'localhost' }

      const implicit = open(await play(startTls(certificate)), { ...options, security: 'tls' })
      await expect(implicit).rejects.toMatchObject(refusal)
      const upgraded = open(await play(...UPGRADED, startTls(certificate)), { ...options, security: 'stls' })
      await expect(upgraded).rejects.toMatchObject(refusal)
    })
  }

  scenario('to a server that speaks no TLS', async ({ play, open }) => {
    const server = await play(reply('+OK POP3 ready'))

    await expect(open(server, { security: 'tls', trust })).rejects.toMatchObject({ kind: 'tls-failed' })
  })
})

describe('a server that is not there', () => {
  it('is told as refused', async () => {
    const listener = createServer()
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    const { port } = listener.address() as AddressInfo
    await new Promise((resolve) => listener.close(resolve))

    const opening = openPop3Session({ endpoint: { host: '127.0.0.1', port, security: 'none' } })

    await expect(opening).rejects.toMatchObject({ phase: 'connect', kind: 'refused' })
  })
})

describe('a name that nobody resolves', () => {
  it('meets the deadline of the connection', async () => {
    const opening = openPop3Session({
      endpoint: { host: 'pop.example', port: 110, security: 'none' },
      lookup: () => new Promise(() => undefined),
      limits: { connectMillis: 50 },
    })

    await expect(opening).rejects.toMatchObject({ name: 'Pop3TransportError', kind: 'timeout' })
  })
})

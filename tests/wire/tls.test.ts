import { createHash, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:tls'
import type { TLSSocket } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openConnection } from '../../src-main/pop3/connection.ts'
import type { Pop3TransportError } from '../../src-main/pop3/errors.ts'
import { LIMITS } from '../../src-main/pop3/limits.ts'
import type { SocketOptions } from '../../src-main/pop3/open-socket.ts'
import { createAuthority } from '../support/certificates.ts'
import { receive, receiveStart, reply, silence, startTls } from '../support/pop3-script.ts'
import { capa, greeted, loggedIn, PASSWORD, scenario, USER } from './scenario.ts'

const authority = createAuthority()
const trust = [authority.cert]
const good = authority.issue()
const stranger = createAuthority('Nobody knows me').issue({ days: -1, hosts: ['mail.example.org'] })
const fingerprint = new X509Certificate(stranger.cert).fingerprint256
const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('a certificate that is not trusted', () => {
  scenario('is shown in full', async ({ play, open }) => {
    const server = await play(startTls(stranger))

    const error = await open(server, { security: 'tls' }).catch((refusal: unknown) => refusal)

    const { certificate } = error as Pop3TransportError
    expect(certificate).toEqual({
      host: '127.0.0.1',
      port: server.port,
      reason: expect.any(String) as string,
      fingerprint,
      subject: 'CN=mail.example.org',
      issuer: 'CN=Nobody knows me',
      names: 'DNS:mail.example.org',
      validFrom: expect.any(Date) as Date,
      validTo: expect.any(Date) as Date,
    })
    expect(certificate!.validTo.getTime()).toBeLessThan(Date.now())
  })

  scenario('is taken when it is the excepted one, and the lock says so', async ({ play, logIn }) => {
    const server = await play(startTls(stranger), ...loggedIn())
    const exception = { host: '127.0.0.1', port: server.port, fingerprint: fingerprint.toLowerCase() }

    const session = await logIn(server, { security: 'tls', certificateExceptions: [exception] })

    expect(session.tls).toMatchObject({ version: 'TLSv1.3', isException: true, fingerprint })
  })

  for (const [what, change] of [
    ['another host', { host: 'localhost' }],
    ['another port', { port: 995 }],
    ['another certificate', { fingerprint: new X509Certificate(good.cert).fingerprint256 }],
    ['a part of it', { fingerprint: fingerprint.slice(0, 47) }],
    ['nothing', { fingerprint: '' }],
  ] as const) {
    scenario(`is refused when the exception is for ${what}`, async ({ play, open }) => {
      const server = await play(startTls(stranger))
      const exception = { host: '127.0.0.1', port: server.port, fingerprint, ...change }

      const opening = open(server, { security: 'tls', certificateExceptions: [exception] })

      await expect(opening).rejects.toMatchObject({ kind: 'certificate' })
    })
  }
})

describe('a login bound to the TLS connection', () => {
  scenario('offers another way when the server refuses one unseen', async ({ play, open }) => {
    const server = await play(
      startTls(good),
      ...greeted(['SASL PLAIN SCRAM-SHA-256 SCRAM-SHA-256-PLUS']),
      receiveStart(`AUTH SCRAM-SHA-256-PLUS ${base64('p=tls-exporter,')}`),
      reply('-ERR [AUTH] bad protocol / cancel'),
      receiveStart(`AUTH SCRAM-SHA-256-PLUS ${base64('p=tls-server-end-point,,')}`),
      reply('-ERR [AUTH] bad protocol / cancel'),
      receiveStart(`AUTH SCRAM-SHA-256-PLUS ${base64('p=tls-unique')}`),
      reply('-ERR [AUTH] no'),
      silence(),
    )
    const session = await open(server, { security: 'tls', trust })

    await expect(session.login(USER, PASSWORD, 'auto')).rejects.toMatchObject({ verb: 'AUTH' })
    session.close()
    await server.assertFinished()
  })

  scenario('by what alone Cyrus takes, where the server says that it is Cyrus', async ({ play, open }) => {
    const server = await play(
      startTls(good),
      ...greeted(['SASL SCRAM-SHA-256-PLUS', 'IMPLEMENTATION Cyrus POP3 3.6.1']),
      receiveStart(`AUTH SCRAM-SHA-256-PLUS ${base64('p=tls-unique')}`),
      reply('-ERR [AUTH] no'),
      silence(),
    )
    const session = await open(server, { security: 'tls', trust })

    await expect(session.login(USER, PASSWORD, 'auto')).rejects.toMatchObject({ verb: 'AUTH' })
    session.close()
    await server.assertFinished()
  })

  scenario('is not tried another way once a proof was refused', async ({ play, open }) => {
    const server = await play(
      startTls(good),
      ...greeted(['SASL SCRAM-SHA-1-PLUS']),
      receiveStart('AUTH SCRAM-SHA-1-PLUS '),
      reply(`+ ${base64('r=not ours,s=AAAA,i=1')}`),
      receive('*'),
      reply('-ERR cancelled'),
    )
    const session = await open(server, { security: 'tls', trust })

    await expect(session.login(USER, PASSWORD, 'auto')).rejects.toMatchObject({ name: 'Pop3ProtocolError' })
    expect(session.state).toBe('closed')
  })

  scenario('by plain SCRAM says that it saw no -PLUS', async ({ play, open }) => {
    const server = await play(
      startTls(good),
      ...greeted(['SASL SCRAM-SHA-256']),
      receiveStart(`AUTH SCRAM-SHA-256 ${base64('y,,')}`),
      reply('-ERR no'),
    )
    const session = await open(server, { security: 'tls', trust })

    await expect(session.login(USER, PASSWORD, 'auto')).rejects.toMatchObject({ verb: 'AUTH' })
  })
})

describe('a client certificate', () => {
  scenario('logs in by EXTERNAL', async ({ play, open }) => {
    const server = await play(
      startTls(good),
      ...greeted(['SASL EXTERNAL']),
      receive(`AUTH EXTERNAL ${base64(USER)}`),
      reply('+OK'),
      ...capa(['TOP']),
    )
    const session = await open(server, { security: 'tls', trust, clientCertificate: authority.issue() })

    expect(await session.login(USER, '', 'EXTERNAL')).toBe('EXTERNAL')
  })
})

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('over %s', (version) => {
  it('both ends know the same channel, and the server sees who we are', async () => {
    const client = authority.issue({ hosts: ['anna.example.org'] })
    const server = createServer({
      ...good,
      minVersion: version,
      maxVersion: version,
      requestCert: true,
      ca: trust,
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const accepted = once(server, 'secureConnection') as Promise<[TLSSocket]>

    const connection = await openConnection({
      host: '127.0.0.1',
      port,
      isTls: true,
      limits: LIMITS,
      trust,
      clientCertificate: client,
    })
    onTestFinished(() => connection.destroy())
    const [theirs] = await accepted

    expect(theirs.getPeerX509Certificate()?.subject).toBe('CN=anna.example.org')
    expect(connection.channelBindings).toEqual([
      {
        type: 'tls-exporter',
        data: theirs.exportKeyingMaterial(32, 'EXPORTER-Channel-Binding', Buffer.alloc(0)),
      },
      {
        type: 'tls-server-end-point',
        data: createHash('sha256').update(new X509Certificate(good.cert).raw).digest(),
      },
      { type: 'tls-unique', data: theirs.getPeerFinished() },
    ])
  })
})

describe('TLS older than 1.2', () => {
  it('is refused', async () => {
    const server = createServer({
      ...good,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'ALL@SECLEVEL=0',
    })
    server.on('tlsClientError', () => undefined)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const options: SocketOptions = { host: '127.0.0.1', port, isTls: true, limits: LIMITS, trust }

    await expect(openConnection(options)).rejects.toMatchObject({ phase: 'tls', kind: 'tls-failed' })
  })
})

describe('STLS in the middle of the authorization state', () => {
  scenario('encrypts the line, and asks again what the server can do', async ({ play, open }) => {
    const server = await play(
      ...greeted(['STLS']),
      receive('STLS'),
      reply('+OK begin'),
      startTls(good),
      ...capa(['TOP', 'UIDL']),
    )
    const session = await open(server, { trust })
    expect(session.tls).toBeNull()

    await session.stls()

    expect(session.tls).toMatchObject({ version: 'TLSv1.3' })
    expect([session.state, session.capabilities.has('TOP')]).toEqual(['authorization', true])
  })

  scenario('ends the session when the certificate is not trusted', async ({ play, open, transcript }) => {
    const server = await play(...greeted(['STLS']), receive('STLS'), reply('+OK begin'), startTls(stranger))
    const session = await open(server)

    await expect(session.stls()).rejects.toMatchObject({ kind: 'certificate' })

    expect(session.state).toBe('closed')
    expect(session.failure).toMatchObject({ kind: 'certificate' })
    expect(transcript.endedAt).not.toBeNull()
  })

  scenario('leaves the session as it was when it is refused', async ({ play, open }) => {
    const server = await play(
      ...greeted(['STLS']),
      receive('STLS'),
      reply('-ERR not now'),
      receive('NOOP'),
      reply('-ERR not yet'),
    )
    const session = await open(server)

    await expect(session.stls()).rejects.toMatchObject({ serverText: 'not now' })

    expect(session.state).toBe('authorization')
    await expect(session.raw('NOOP', 'line')).rejects.toMatchObject({ serverText: 'not yet' })
  })
})

import { chown, copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openPop3Session, type OpenPop3Options, type Pop3Session } from '../../src-main/pop3/pop3-session.ts'
import { createAuthority } from '../support/certificates.ts'
import { skipsDovecot, startDovecot } from './dovecot.ts'
import { startCyrus } from './kinds/cyrus.ts'
import { kerberosClient } from './kinds/kerberos-client.ts'
import { startRealm, type Realm } from './kinds/kerberos.ts'
import { getAccessToken, startOauthServer, type OauthServer } from './kinds/oauth.ts'
import { mailUser } from './mail-user.ts'
import { makeServerFolder, removeServerFolder } from './run-server.ts'
import { keepLogins } from './server-facts.ts'
import type { TestServer } from './test-server.ts'
import { isUnpacked } from './unpacked-server.ts'

const USERS = ['anna', 'boris'].map((name) => ({ name, password: 'unused' }))

/** What the Kerberos library reads: where the KDC is, and the ticket. */
let ticket: Record<string, string> = {}
vi.mock('kerberos', () => ({ default: kerberosClient(() => ticket) }))

const openTls = (
  server: TestServer,
  clientCertificate?: OpenPop3Options['clientCertificate'],
): Promise<Pop3Session> =>
  openPop3Session({
    endpoint: { host: 'localhost', port: server.ports.tls!, security: 'tls' },
    trust: [server.caPem!],
    clientCertificate,
  })

const worked = { Dovecot: new Set<string>(), Cyrus: new Set<string>() }
let folder: string
beforeAll(async () => {
  folder = await makeServerFolder('logins', mailUser())
})
afterAll(async () => {
  await removeServerFolder(folder)
  for (const [name, methods] of Object.entries(worked)) await keepLogins(name, [...methods])
})

describe.skipIf(skipsDovecot())('a token that Dovecot has checked', () => {
  let oauth: OauthServer
  let dovecot: TestServer
  beforeAll(async () => {
    oauth = await startOauthServer()
    const settings = join(folder, 'oauth2.conf.ext')
    await writeFile(
      settings,
      `introspection_mode = post
introspection_url = ${oauth.introspectionUrl}
force_introspection = yes
username_attribute = username
active_attribute = active
active_value = true
`,
    )
    dovecot = await startDovecot({
      users: USERS,
      set: { auth_mechanisms: 'plain xoauth2 oauthbearer' },
      sections: `passdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = ${settings}\n}\n`,
    })
  })
  afterAll(async () => {
    await dovecot.stop()
    await oauth.stop()
  })

  describe.each(['XOAUTH2', 'OAUTHBEARER'] as const)('by %s', (method) => {
    it('lets its owner in', async () => {
      const session = await openTls(dovecot)

      await session.login('anna', await getAccessToken(oauth.tokenUrl, oauth.consent('anna')), method)

      expect(await session.stat()).toEqual({ count: 0, octets: 0 })
      worked.Dovecot.add(method)
      await session.quit()
    })

    it('lets nobody else in', async () => {
      const session = await openTls(dovecot)
      const token = await getAccessToken(oauth.tokenUrl, oauth.consent('boris'))

      await expect(session.login('anna', token, method)).rejects.toMatchObject({ responseCode: 'AUTH' })

      session.close()
    })

    it('is refused when it has expired, and a fresh one lets in over the same connection', async () => {
      const refreshToken = oauth.consent('anna')
      const session = await openTls(dovecot)
      const old = await getAccessToken(oauth.tokenUrl, refreshToken)
      oauth.expireAll()

      await expect(session.login('anna', old, method)).rejects.toMatchObject({ responseCode: 'AUTH' })
      await session.login('anna', await getAccessToken(oauth.tokenUrl, refreshToken), method)

      expect(await session.stat()).toEqual({ count: 0, octets: 0 })
      await session.quit()
    })
  })
})

describe.skipIf(skipsDovecot())('a client certificate', () => {
  const authority = createAuthority('Clients of the tests')
  const annas = authority.issue({ hosts: ['anna'] })
  let dovecot: TestServer
  beforeAll(async () => {
    const file = join(folder, 'clients.pem')
    await writeFile(file, authority.cert)
    dovecot = await startDovecot({
      users: USERS,
      set: {
        auth_mechanisms: 'plain external',
        ssl_ca: `<${file}`,
        ssl_verify_client_cert: 'yes',
        ssl_require_crl: 'no',
        auth_ssl_username_from_cert: 'yes',
        ssl_cert_username_field: 'commonName',
      },
      sections: 'passdb {\n  driver = static\n  mechanisms = external\n  args = nopassword=y\n}\n',
    })
  })
  afterAll(() => dovecot.stop())

  it('lets its owner in by EXTERNAL', async () => {
    const session = await openTls(dovecot, annas)

    await session.login('anna', '', 'EXTERNAL')

    expect(await session.stat()).toEqual({ count: 0, octets: 0 })
    worked.Dovecot.add('EXTERNAL')
    await session.quit()
  })

  it('lets nobody in when another authority made it', async () => {
    const forged = createAuthority('Clients of the tests').issue({ hosts: ['anna'] })

    const login = openTls(dovecot, forged).then((session) => session.login('anna', '', 'EXTERNAL'))

    await expect(login).rejects.toThrow()
  })
})

const skipsKerberos = (server: boolean): boolean =>
  process.env.CI !== 'true' && (!isUnpacked('kerberos') || !server)

describe.skipIf(skipsKerberos(!skipsDovecot()))('a Kerberos ticket', () => {
  let realm: Realm
  beforeAll(async () => {
    realm = await startRealm(['anna'])
    ticket = { KRB5_CONFIG: realm.configuration, KRB5CCNAME: await realm.ticket('anna') }
  })
  afterAll(() => realm.stop())

  const letsIn = async (server: TestServer): Promise<void> => {
    const session = await openTls(server)
    expect(session.capabilities.get('SASL')).toContain('GSSAPI')

    await session.login('anna', '', 'GSSAPI')

    expect(await session.stat()).toEqual({ count: 0, octets: 0 })
    await session.quit()
  }

  it('lets its owner in to Dovecot by GSSAPI', async () => {
    const owner = mailUser()
    const keytab = join(folder, 'dovecot.keytab')
    await copyFile(realm.keytab, keytab)
    await chown(keytab, owner.uid, owner.gid)
    const dovecot = await startDovecot({
      users: USERS,
      set: {
        auth_mechanisms: 'plain gssapi',
        auth_krb5_keytab: keytab,
        auth_gssapi_hostname: 'localhost',
        auth_realms: realm.name,
        import_environment: `TZ KRB5_CONFIG=${realm.configuration} KRB5RCACHETYPE=none`,
      },
    })
    try {
      await letsIn(dovecot)
      worked.Dovecot.add('GSSAPI')
    } finally {
      await dovecot.stop()
    }
  })

  it.skipIf(skipsKerberos(isUnpacked('cyrus')))('lets its owner in to Cyrus by GSSAPI', async () => {
    const cyrus = await startCyrus(USERS, realm)
    try {
      await letsIn(cyrus)
      worked.Cyrus.add('GSSAPI')
    } finally {
      await cyrus.stop()
    }
  })

  it('lets nobody in without one', async () => {
    ticket = { KRB5_CONFIG: realm.configuration, KRB5CCNAME: `FILE:${join(folder, 'none')}` }
    const cyrus = await startCyrus(USERS, realm)
    try {
      const session = await openTls(cyrus)
      await expect(session.login('anna', '', 'GSSAPI')).rejects.toMatchObject({ kind: 'not-available' })
      session.close()
    } finally {
      await cyrus.stop()
    }
  })
})

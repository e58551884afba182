import { execFileSync } from 'node:child_process'
import { chown, copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { NewAccount } from '../../src-main/contract/account.ts'
import type { Pop3Session } from '../../src-main/pop3/pop3-session.ts'
import { createAccountRig, type AccountRig } from '../support/account-rig.ts'
import { createAuthority, type Certificate } from '../support/certificates.ts'
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

/** An account with `server`, as the form adds it, and what the program has around it. */
function accountWith(
  server: TestServer,
  change: Partial<NewAccount>,
  rig = createAccountRig({ trust: [server.caPem!] }),
): { rig: AccountRig; logIn: (signal?: AbortSignal) => Promise<Pop3Session> } {
  const account = rig.add(server.ports.tls!, { user: 'anna', ...change })
  return { rig, logIn: (signal) => rig.logIn(account, signal) }
}

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

  describe.each(['XOAUTH2', 'OAUTHBEARER'] as const)('by %s', (login) => {
    const withTokensOf = (consenting: string): Partial<NewAccount> => ({
      login,
      oauth: { tokenUrl: oauth.tokenUrl, clientId: 'test' },
      refreshToken: oauth.consent(consenting),
      clientSecret: 'client-secret',
    })

    it('lets its owner in, got with the refresh token that the account keeps', async () => {
      const { rig, logIn } = accountWith(dovecot, withTokensOf('anna'))

      const session = await logIn()

      expect(await session.stat()).toEqual({ count: 0, octets: 0 })
      expect(rig.accounts.list()).toMatchObject([{ lastLogin: login }])
      worked.Dovecot.add(login)
      await session.quit()
    })

    it('lets its owner in when it was entered by hand, and says so in time when it has run out', async () => {
      const accessToken = await getAccessToken(oauth.tokenUrl, oauth.consent('anna'))
      const { logIn } = accountWith(dovecot, { login, accessToken })
      await (await logIn()).quit()
      oauth.expireAll()

      await expect(logIn()).rejects.toMatchObject({ name: 'LoginRejectedError', method: login })
    })

    it('lets nobody else in', async () => {
      const { logIn } = accountWith(dovecot, withTokensOf('boris'))

      await expect(logIn()).rejects.toMatchObject({
        name: 'LoginRejectedError',
        refusal: { responseCode: 'AUTH' },
      })
    })

    it('is asked for once while it lasts, and once more when the server refuses it', async () => {
      const { logIn } = accountWith(dovecot, withTokensOf('anna'))
      const before = oauth.given()

      await (await logIn()).quit()
      await (await logIn()).quit()
      expect(oauth.given() - before).toBe(1)
      oauth.expireAll()
      await (await logIn()).quit()

      expect(oauth.given() - before).toBe(2)
    })

    it('is followed by the new refresh token, where the token server replaces it', async () => {
      const { rig, logIn } = accountWith(dovecot, withTokensOf('anna'))
      const refreshToken = (): string | undefined =>
        rig.accounts.secretsOf(rig.accounts.list()[0]!.id).refreshToken
      const first = refreshToken()
      oauth.replaceRefreshTokens(true)

      await (await logIn()).quit()
      const second = refreshToken()
      oauth.expireAll()
      await (await logIn()).quit()
      oauth.replaceRefreshTokens(false)

      expect(new Set([first, second, refreshToken()]).size).toBe(3)
      expect(rig.written()).not.toContain(refreshToken())
    })

    it('is not given any more once consent was withdrawn, which is said', async () => {
      const account = withTokensOf('anna')
      const { logIn } = accountWith(dovecot, account)
      oauth.withdraw(account.refreshToken!)

      await expect(logIn()).rejects.toMatchObject({
        name: 'TokenError',
        kind: 'refused',
        serverText: 'invalid_grant',
      })
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

  const pem = ({ cert, key }: Certificate): Buffer => Buffer.from(key + cert)
  /** As browsers and systems export them. */
  async function pkcs12(certificate: Certificate, passphrase: string): Promise<Buffer> {
    const [input, output] = [join(folder, 'client.pem'), join(folder, 'client.p12')]
    await writeFile(input, pem(certificate))
    execFileSync('openssl', [
      'pkcs12',
      '-export',
      '-in',
      input,
      '-out',
      output,
      '-passout',
      `pass:${passphrase}`,
    ])
    return readFile(output)
  }
  const withFile = (bytes: Buffer, passphrase: string): ReturnType<typeof accountWith> => {
    const rig = createAccountRig({ trust: [dovecot.caPem!] })
    const { id } = rig.certificates.choose({ name: 'anna.p12', bytes })
    rig.certificates.open(id, passphrase)
    return accountWith(dovecot, { login: 'EXTERNAL', certificateId: id }, rig)
  }

  it.each([
    ['PEM', () => pem(annas), ''],
    ['PKCS #12', () => pkcs12(annas, 'five grey pigeons'), 'five grey pigeons'],
  ] as const)('lets its owner in by EXTERNAL, from a file in %s', async (_, file, passphrase) => {
    const { rig, logIn } = withFile(await file(), passphrase)

    const session = await logIn()

    expect(await session.stat()).toEqual({ count: 0, octets: 0 })
    expect(rig.accounts.list()).toMatchObject([
      { clientCertificate: { subject: 'CN=anna' }, kept: ['clientCertificate'], lastLogin: 'EXTERNAL' },
    ])
    expect(rig.written()).not.toContain('pigeons')
    expect(rig.written()).not.toContain(annas.key.slice(40, 80))
    worked.Dovecot.add('EXTERNAL')
    await session.quit()
  })

  it('lets nobody in when another authority made it', async () => {
    const forged = createAuthority('Clients of the tests').issue({ hosts: ['anna'] })

    await expect(withFile(pem(forged), '').logIn()).rejects.toThrow()
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
    const { rig, logIn } = accountWith(server, { login: 'GSSAPI' })

    const session = await logIn()

    expect(await session.stat()).toEqual({ count: 0, octets: 0 })
    expect(rig.accounts.list()).toMatchObject([{ kept: [], lastLogin: 'GSSAPI' }])
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
      const { logIn } = accountWith(cyrus, { login: 'GSSAPI' })
      await expect(logIn()).rejects.toMatchObject({ kind: 'not-available', missing: 'ticket' })
    } finally {
      await cyrus.stop()
    }
  })
})

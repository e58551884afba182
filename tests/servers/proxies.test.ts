import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { toFailure } from '../../src-main/ipc/to-failure.ts'
import { createAccountRig } from '../support/account-rig.ts'
import { startConnectProxy, startSocksProxy, type LoopbackProxy } from '../support/loopback-proxies.ts'
import { rigAccount, startSyncRig, type SyncRig } from '../support/sync-rig.ts'
import { skipsDovecot, startDovecot, type Dovecot } from './dovecot.ts'
import { numberedMessages } from './seeds.ts'

const MAIL = numberedMessages(120)
/** Known to nobody but the proxies. */
const HOST = 'mail.behind-the-proxy.test'
const RULES = { user: 'carrier', password: 'grey pigeons', names: [HOST] }
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe.skipIf(skipsDovecot()).each([
  ['socks5', startSocksProxy],
  ['http', startConnectProxy],
] as const)('an account behind a proxy (%s)', (kind, startProxy) => {
  let dovecot: Dovecot
  let proxy: LoopbackProxy
  let rig: SyncRig
  beforeAll(async () => {
    dovecot = await startDovecot({ users: [{ name: 'anna', password: 'anna-secret', messages: MAIL }] })
    proxy = await startProxy(RULES)
    rig = await startSyncRig()
  })
  afterEach(() => void proxy.hosts.splice(0))
  afterAll(async () => {
    await rig.close()
    await proxy.stop()
    await dovecot.stop()
  })

  /** A whole sync, from the account's settings on. */
  async function sync({ proxyPassword = RULES.password, host = HOST } = {}): Promise<string> {
    const accounts = createAccountRig()
    const account = accounts.add(dovecot.ports.plain, {
      host,
      security: 'none',
      user: 'anna',
      password: 'anna-secret',
      proxy: { kind, host: '127.0.0.1', port: proxy.port, user: RULES.user },
      proxyPassword,
    })
    const maildrop = await accounts.maildrops.of(account.id)
    await rig.sync({ ...rigAccount(0, '', ''), id: account.id }, { maildrop })
    return account.id
  }
  const failureOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'none', toFailure)

  it('gets all its mail through it, the server being found by the proxy', async () => {
    const accountId = await sync()

    const rows = await rig.rows(accountId)
    const stored = await Promise.all(rows.map(({ id }) => rig.store.readMessage({ id })))
    expect(stored.map((message) => sha256(message!.bytes)).sort()).toEqual(MAIL.map(sha256).sort())
    expect(new Set(proxy.hosts)).toEqual(new Set([HOST]))
  })

  it('is told that the proxy does not accept its password', async () => {
    expect(await failureOf(sync({ proxyPassword: 'white pigeons' }))).toMatchObject({
      code: 'proxy-login-refused',
      retryable: false,
    })
    expect(proxy.hosts).toEqual([])
  })

  it('is told that the proxy does not find the server', async () => {
    expect(await failureOf(sync({ host: 'nowhere.test' }))).toMatchObject({ code: 'proxy-failed' })
    expect(proxy.hosts).toEqual(['nowhere.test'])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toFailure } from '../../src-main/ipc/to-failure.ts'
import { openPop3Session } from '../../src-main/pop3/pop3-session.ts'
import { startSampleServer } from '../../src-main/sample-mailbox/sample-server.ts'
import type { SampleMessage } from '../../src-main/sample-mailbox/session.ts'
import { createSyncAccounts, type SyncAccounts } from '../../src-main/sync/sync-accounts.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { LEAVE } from '../support/retentions.ts'
import { startSyncRig, type SyncRig } from '../support/sync-rig.ts'

const ACCOUNT = '33333333-3333-4333-8333-333333333333'
const messages = (count: number, prefix: string, lines = 1): SampleMessage[] =>
  Array.from({ length: count }, (_, index) => ({
    uid: `${prefix}${index}`,
    bytes: new Uint8Array(
      Buffer.from(`Subject: ${prefix} ${index}\r\n\r\n${'A line of the body.\r\n'.repeat(lines)}`),
    ),
  }))

describe('what a person asks of an account’s sync', () => {
  let rig: SyncRig
  beforeAll(async () => {
    rig = await startSyncRig()
  })
  afterAll(() => rig.close())

  /** The account's syncs with a server that holds these messages. */
  const use = async (held: SampleMessage[], work: (syncs: SyncAccounts) => Promise<void>): Promise<void> => {
    const server = await startSampleServer(held)
    const syncs = createSyncAccounts({
      store: rig.store,
      mime: rig.mime,
      clock: createFakeClock(),
      chance: () => 0.5,
      openSession: (_, route, signal) => openPop3Session({ ...route, signal }),
      targetOf: () =>
        Promise.resolve({
          route: { endpoint: { host: '127.0.0.1', port: server.port, security: 'none' } },
          login: { user: server.user, password: server.password, method: 'USER' },
          retention: LEAVE,
          partialAbove: 10_000,
        }),
      rulesOf: () => Promise.resolve({ rules: [], fieldNames: [] }),
      rhythmOf: () => ({ everyMinutes: 0, atStart: false, sparesMetered: false, isPasswordRefused: false }),
      isOnline: () => true,
      isMetered: () => Promise.resolve(false),
      onPasswordRefused: () => undefined,
      onPipeliningFailed: () => undefined,
      onCommitted: () => undefined,
      onState: () => undefined,
      toFailure,
    })
    syncs.add(ACCOUNT)
    try {
      await work(syncs)
    } finally {
      await syncs.stop()
      await server.close()
    }
  }
  const state = (syncs: SyncAccounts) => syncs.states()[0]!
  const wheres = async () => (await rig.rows(ACCOUNT)).map(({ where }) => where)

  it('takes the rest of a big message, also when that is asked for while a sync runs', async () => {
    await use(messages(1, 'big', 2000), async (syncs) => {
      await syncs.start(ACCOUNT)
      expect(await wheres()).toEqual(['server'])

      const running = syncs.start(ACCOUNT)
      await syncs.download(ACCOUNT, ['big0'])
      await running

      expect(await wheres()).toEqual(['both'])
      expect(state(syncs)).toMatchObject({ phase: 'idle', failure: null })
    })
  })

  it('shows its question without a failure, and the answer ends it', async () => {
    await use(messages(250, 'old'), (syncs) => syncs.start(ACCOUNT))
    await use(messages(250, 'new'), async (syncs) => {
      await syncs.start(ACCOUNT)
      expect(state(syncs)).toMatchObject({
        phase: 'idle',
        failure: null,
        question: { kind: 'renumbered', unrecognised: 250 },
      })

      await syncs.answer(ACCOUNT, false)

      expect(state(syncs).question).toBeNull()
      await syncs.start(ACCOUNT)
      expect(state(syncs)).toMatchObject({ question: null, newMessages: 0 })
      expect(await wheres()).toHaveLength(251)
    })
  })
})

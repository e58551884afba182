import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BY_ARRIVAL, deskFor, type DeskRig } from '../support/desk-rig.ts'
import { rigAccount, startSyncRig, type SyncRig } from '../support/sync-rig.ts'
import { deskMails } from './desk-mail.ts'
import { SERVER_KINDS } from './server-kinds.ts'
import type { TestServer } from './test-server.ts'

const PASSWORD = 'desk-secret'
/** One mailbox for each test, since a session that has just ended may still hold it for a moment. */
const NAMES = ['anna', 'boris', 'clara'] as const
const KINDS = SERVER_KINDS.filter(({ name }) => ['Courier', 'Cyrus', 'popa3d'].includes(name))

describe.each(KINDS)('the desk with a real $name', (kind) => {
  describe.skipIf(!kind.isHere && process.env.CI !== 'true')('and its mailbox', () => {
    let server: TestServer
    let rig: SyncRig
    let at: DeskRig

    beforeAll(async () => {
      const messages = deskMails(8)
      server = await kind.start(NAMES.map((name) => ({ name, password: PASSWORD, messages })))
    })
    afterAll(() => server.stop())
    beforeEach(async () => {
      rig = await startSyncRig()
    })
    afterEach(async () => {
      at.desk.leave()
      await rig.close()
    })
    const sitDown = async (name: (typeof NAMES)[number]): Promise<void> => {
      at = deskFor(rig, rigAccount(server.ports.plain, name, PASSWORD))
      await at.desk.open()
      await at.until(({ headers }) => headers === 8)
    }

    it('lists, sorts and previews without downloading', async () => {
      await sitDown('anna')

      const rows = await at.rows({ by: 'subject', isDescending: false })
      const preview = await at.desk.preview(rows[0]!.uid, 1)

      expect(rows.map(({ header }) => header?.subject)).toEqual(
        Array.from({ length: 8 }, (_, index) => `Message ${index}`),
      )
      expect(preview).toMatchObject({ body: 'Body of 0', isCut: true })
      expect(at.sent('RETR')).toEqual([])
    })

    it('downloads some, deletes others unseen, and is told so by the server', async () => {
      await sitDown('boris')
      await at.desk.download({ kind: 'range', order: BY_ARRIVAL, from: 0, to: 2 })
      await at.desk.mark({ kind: 'range', order: BY_ARRIVAL, from: 2, to: 4 }, true)
      expect(at.desk.view().marked).toMatchObject({ messages: 3, unseen: 2 })

      expect(await at.desk.close(2)).toEqual({ deleted: 3, left: 5 })

      await expect.poll(() => at.desk.open().then(() => at.desk.view().maildrop?.messages)).toBe(5)
      expect((await at.rows()).map(({ where }) => where)).toEqual(['both', 'both', 'new', 'new', 'new'])
      expect((await rig.store.listDeletedUnseen({ accountId: null, offset: 0, limit: 9 })).total).toBe(2)
    })

    it('deletes nothing when it is left', async () => {
      await sitDown('clara')
      await at.desk.mark({ kind: 'unmarked' }, true)

      at.desk.leave()

      await expect.poll(() => at.desk.open().then(() => at.desk.view().maildrop?.messages)).toBe(8)
    })
  })
})

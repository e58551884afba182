// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { useCountsStore } from '../../../../src-renderer/stores/counts.ts'
import { createFakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { messageRows } from '../../../support/message-rows.ts'
import { sampleAccount } from '../../../support/sample-account.ts'
import { useBridge } from '../../../support/show-view.ts'

describe('the counts', () => {
  it('add up the unread messages of a place, for one account and for all', async () => {
    const [first, second] = [sampleAccount(), sampleAccount()]
    useBridge(
      createFakeMailBridge({
        accounts: [first, second],
        rows: [
          ...messageRows(2, { accountId: first.id, isUnread: true }),
          ...messageRows(3, { accountId: second.id, isUnread: true }),
          ...messageRows(4, { accountId: second.id, isUnread: true, place: 'junk' }),
          ...messageRows(5, { accountId: second.id }),
        ],
      }),
    )
    const counts = useCountsStore()

    await counts.load()

    expect(counts.unreadIn('inbox')).toBe(5)
    expect(counts.unreadIn('inbox', second.id)).toBe(3)
    expect(counts.unreadIn('junk')).toBe(4)
  })
})

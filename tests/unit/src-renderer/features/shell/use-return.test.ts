// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { useReturn } from '../../../../../src-renderer/features/shell/use-return.ts'
import { useAccountsStore } from '../../../../../src-renderer/stores/accounts.ts'
import { ALL_MAIL, useMessageListStore } from '../../../../../src-renderer/stores/message-list.ts'
import type { LeftSearch } from '../../../../../src-main/contract/left-search.ts'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { messageRows } from '../../../../support/message-rows.ts'
import { sampleAccount } from '../../../../support/sample-account.ts'
import { showView } from '../../../../support/show-view.ts'

const account = sampleAccount({ name: 'Home' })
const INBOX = { ...ALL_MAIL, accountId: account.id }

describe('a page that is loaded anew', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  /** What main remembers of a search. */
  let kept: LeftSearch | null
  beforeEach(() => (kept = null))

  /** The page begins, with 150 messages (150 the newest) and these accounts. */
  async function load(accounts = [account], ids = messageRows(150, { accountId: account.id })) {
    const bridge = createFakeMailBridge({ accounts })
    bridge.mailbox.rows = ids
    bridge.answer('left:keep', (search) => void (kept = search))
    bridge.answer('left:search', () => kept)
    let comeBack: () => Promise<void> = () => Promise.resolve()
    const page = defineComponent({
      setup() {
        comeBack = useReturn()
        return () => null
      },
    })
    const wrapper = await showView(page, { bridge })
    await useAccountsStore().load()
    await comeBack()
    await flushPromises()
    return { list: useMessageListStore(), leave: () => wrapper.unmount() }
  }
  const selected = (list: ReturnType<typeof useMessageListStore>): number[] => [...list.selectedIds]
  const settle = async (): Promise<void> => {
    await flushPromises()
    vi.advanceTimersByTime(2_500)
    await flushPromises()
  }

  it('shows the list and the message that it was left on, far down too', async () => {
    const before = await load()
    before.list.show(INBOX)
    await before.list.select(120, 'only')
    const [id] = selected(before.list)
    await settle()
    before.leave()

    const { list } = await load()

    expect(list.query).toEqual(INBOX)
    expect(selected(list)).toEqual([id])
    expect(list.focusIndex).toBe(120)
  })

  it('shows the search that was shown, the message in it, and without words the list from before it', async () => {
    const before = await load()
    before.list.show(INBOX)
    await settle()
    before.list.search('subject')
    await before.list.select(7, 'only')
    const [id] = selected(before.list)
    await settle()
    before.leave()

    const { list } = await load()

    expect(list.query.text).toBe('subject')
    expect(selected(list)).toEqual([id])
    expect(Object.values(sessionStorage).join()).not.toContain('subject')
    list.search('')
    expect(list.query).toEqual(INBOX)
  })

  it('selects nothing when the message is no longer there', async () => {
    const before = await load()
    await before.list.select(3, 'only')
    await settle()
    before.leave()
    const [gone] = selected(before.list)

    const { list } = await load(
      [account],
      messageRows(150, { accountId: account.id }).filter(({ id }) => id !== gone),
    )

    expect(selected(list)).toEqual([])
  })

  it('does not open again what brought it down at once, neither then nor later', async () => {
    const first = await load()
    await first.list.select(5, 'only')
    await settle()
    first.leave()
    const second = await load()
    expect(selected(second.list)).toHaveLength(1)
    second.leave()

    const { list } = await load()

    expect(selected(list)).toEqual([])
  })

  it('begins with all mail when the account is gone', async () => {
    const before = await load()
    before.list.show(INBOX)
    await settle()
    before.leave()

    const { list } = await load([sampleAccount({ name: 'Another' })])

    expect(list.query).toEqual(ALL_MAIL)
  })

  it('keeps nothing of what is searched for', async () => {
    const { list } = await load()
    list.search('a secret word')
    await settle()

    expect(sessionStorage.getItem('restante.left')).not.toContain('secret')
  })
})

import { useSessionStorage, useTimeoutFn } from '@vueuse/core'
import { watch } from 'vue'
import type { MessageQuery } from '../../../src-main/contract/message.ts'
import { useAccountsStore } from '../../stores/accounts.ts'
import { useMessageListStore } from '../../stores/message-list.ts'
import { useSavedSearchesStore } from '../../stores/saved-searches.ts'
import { useViewStore } from '../../stores/view.ts'

/** A message that brings the page down at once is never kept, and so not opened again (milliseconds). */
const KEEP_AFTER = 2_000

interface Left {
  query: MessageQuery
  /** The row that was gone to, and where it was. */
  row: { id: number; index: number } | null
}

/**
 * Where in the mail the user is, for as long as the window lives: a page that is loaded anew (after a lock, after a crash) goes
 * back there. Session storage is a file in clear, so it gets numbers; the words of a search are kept by main.
 *
 * @returns what shows the list as it was left; called once, when it can be shown
 */
export function useReturn(): () => Promise<void> {
  const accounts = useAccountsStore()
  const list = useMessageListStore()
  const searches = useSavedSearchesStore()
  const view = useViewStore()
  const kept = useSessionStorage<{ left: Left | null }>('restante.left', { left: null })

  function keep(): void {
    const { query, focusId: id, focusIndex: index } = list
    const row = id === null || index === null ? null : { id, index }
    void searches.leave(query.text === '' ? null : { text: query.text, row })
    if (query.text === '') kept.value.left = { query, row }
  }
  // With the page, what waits ends.
  const { start: keepSoon } = useTimeoutFn(keep, KEEP_AFTER, { immediate: false })
  watch(
    () => [list.query, list.focusId, list.focusIndex],
    () => keepSoon(),
  )

  return async () => {
    const { query, row } = kept.value.left ?? { query: null, row: null }
    // To search is to look at mail: whoever was elsewhere stays there.
    const search = view.current.page === 'mail' ? await searches.left() : null
    // Where a message brought the page down, the next one begins without it.
    kept.value.left = null
    void searches.leave(null)
    if (query && (query.accountId === null || accounts.byId.has(query.accountId))) list.show(query)
    if (search) list.search(search.text)
    await goTo(search ? search.row : row)
  }

  async function goTo(row: Left['row']): Promise<void> {
    if (!row) return
    // Its page is fetched without selecting what may now be in its place.
    await list.select(row.index, 'keep')
    const found = list.find(row.id)
    if (found) await list.select(found.index, 'only')
  }
}

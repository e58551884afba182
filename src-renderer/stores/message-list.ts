import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { MessageQuery, MessageRow, Place } from '../../src-main/contract/message.ts'
import { call, on } from '../api/mail-api.ts'
import { failureOf } from '../api/mail-failure.ts'
import { paced } from './paced.ts'
import { createRowPages, type RowPosition } from './row-pages.ts'
import { createRowSelection } from './row-selection.ts'

/** A sync commits many times a second; the list follows at this pace (milliseconds). */
const REFRESH_PAUSE = 250

/** Every account's inbox together. */
export const ALL_MAIL: MessageQuery = {
  accountId: null,
  place: 'inbox',
  starredOnly: false,
  labelId: null,
  text: '',
}

const idOf = ({ id }: MessageRow): number => id

/** The list of messages: which ones, what is fetched of them, which are selected, and what is done to those. */
export const useMessageListStore = defineStore('message-list', () => {
  const query = shallowRef<MessageQuery>(ALL_MAIL)
  const pages = createRowPages(
    (offset, limit) => call('messages:list', { query: query.value, offset, limit }),
    idOf,
  )
  const selection = createRowSelection(pages, idOf)
  const unread = computed(() => pages.latest.value?.unread ?? 0)
  /** The first row seen, when the list is scrolled away from its top: it must not move when mail comes in. */
  const anchor = shallowRef<RowPosition<number> | null>(null)
  /** By how many rows the list last moved under the window; a new object each time. */
  const shift = shallowRef({ rows: 0 })
  const actionFailure = shallowRef<Failure | null>(null)
  const selectedRows = computed(() => [...selection.ids.value].map((id) => pages.find(id)?.row))

  let beforeSearch = ALL_MAIL

  function show(wanted: MessageQuery): void {
    query.value = wanted
    anchor.value = null
    actionFailure.value = null
    selection.clear()
    pages.reset()
  }

  /** Searches everywhere; without words, goes back to the list from which the search began. */
  function search(text: string): void {
    if (text === query.value.text) return
    if (query.value.text === '') beforeSearch = query.value
    show(text === '' ? beforeSearch : { ...ALL_MAIL, place: null, text })
  }

  async function refresh(): Promise<void> {
    const rows = await pages.refresh(anchor.value)
    selection.relocate(rows)
    if (rows !== 0) shift.value = { rows }
  }

  const follow = paced(refresh, REFRESH_PAUSE)
  onScopeDispose(
    on('messages:changed', ({ accountIds }) => {
      const { accountId } = query.value
      if (accountId === null || accountIds.includes(accountId)) follow()
    }),
  )

  async function act(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action()
      actionFailure.value = null
      return true
    } catch (error) {
      actionFailure.value = failureOf(error)
      await refresh()
      return false
    }
  }

  async function setUnread(ids: readonly number[], isUnread: boolean): Promise<void> {
    if (ids.length === 0) return
    pages.patch(new Set(ids), { isUnread })
    await act(() => call('messages:setUnread', { ids: [...ids], isUnread }))
  }

  async function setStarred(ids: readonly number[], isStarred: boolean): Promise<void> {
    if (ids.length === 0) return
    pages.patch(new Set(ids), { isStarred })
    await act(() => call('messages:setStarred', { ids: [...ids], isStarred }))
  }

  /** Marks what is selected as read if any of it is unread, else as unread. */
  const toggleUnread = (): Promise<void> =>
    setUnread([...selection.ids.value], !selectedRows.value.some((row) => row?.isUnread))

  /** Takes the stars away if all of what is selected has one, else gives one to each. */
  const toggleStarred = (): Promise<void> =>
    setStarred([...selection.ids.value], !selectedRows.value.every((row) => row?.isStarred))

  /** Moves what is selected, and selects the message that takes its place. */
  async function moveSelected(place: Place): Promise<void> {
    const ids = [...selection.ids.value]
    if (ids.length === 0) return
    const neighbour = nextUnselected()
    if (!(await act(() => call('messages:move', { ids, place })))) return
    await refresh()
    const found = neighbour && pages.find(neighbour.id)
    if (found) await selection.select(found.index, 'only')
    else selection.clear()
  }

  /** The nearest row after the focus, else before it, that is not selected. */
  function nextUnselected(): MessageRow | undefined {
    const from = selection.focusIndex.value
    if (from === null) return undefined
    for (const step of [1, -1]) {
      let index = from + step
      let row = pages.rowAt(index)
      while (row && selection.ids.value.has(row.id)) row = pages.rowAt((index += step))
      if (row) return row
    }
    return undefined
  }

  /** Asks again after a failure. */
  async function retry(): Promise<void> {
    actionFailure.value = null
    await refresh()
  }

  const { total, failure, rowAt, want, find } = pages
  const { ids: selectedIds, focusIndex, focusId, revealed, select, step, selectAll } = selection
  return {
    query,
    total,
    unread,
    failure,
    actionFailure,
    anchor,
    shift,
    selectedIds,
    selectedRows,
    focusIndex,
    focusId,
    revealed,
    show,
    search,
    rowAt,
    find,
    want,
    select,
    step,
    selectAll,
    setUnread,
    setStarred,
    toggleUnread,
    toggleStarred,
    moveSelected,
    retry,
  }
})

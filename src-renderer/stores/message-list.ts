import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { MessagePage, MessageQuery, MessageRow, Place } from '../../src-main/contract/message.ts'
import { call, on } from '../api/mail-api.ts'
import { failureOf } from '../api/mail-failure.ts'
import { useListOptionsStore } from './list-options.ts'
import { createOpenedRows } from './opened-rows.ts'
import { paced } from './paced.ts'
import { createRowPages, type FoundRow, type RowPosition } from './row-pages.ts'
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
  order: 'date',
  isAscending: false,
  isThreaded: false,
}

/** One call may be about this many messages (a limit of the contract); conversations can be more than are selected. */
const MAX_IDS = 10_000

const idOf = ({ id }: MessageRow): number => id

/** The list of messages: which ones, what is fetched of them, which are selected, and what is done to those. */
export const useMessageListStore = defineStore('message-list', () => {
  const options = useListOptionsStore()
  const query = shallowRef<MessageQuery>(ALL_MAIL)
  const nameOf = (list: MessageQuery): string => JSON.stringify(options.asked(list))
  const pages = createRowPages<MessageRow, number, MessagePage>(
    (offset, limit) => call('messages:list', { query: options.asked(query.value), offset, limit }),
    idOf,
    nameOf(ALL_MAIL),
  )
  /** With the messages of conversations that are open, newest first, below the row of the newest. */
  const rows = createOpenedRows(pages, idOf, async ({ id, place }) => {
    const all = await call('messages:thread', { id })
    return all.reverse().filter((row) => row.place === place && row.id !== id)
  })
  const selection = createRowSelection(rows, idOf)
  const unread = computed(() => pages.latest.value?.unread ?? 0)
  /** How many messages the list has, where its rows are conversations. */
  const messages = computed(() => pages.latest.value?.messages ?? pages.total.value)
  const isMore = computed(() => pages.latest.value?.isMore ?? false)
  /** The words of a search, to be lit. */
  const words = computed(() => pages.latest.value?.words ?? [])
  /** The first row seen, when the list is scrolled away from its top: it must not move when mail comes in. */
  const anchor = shallowRef<RowPosition<number> | null>(null)
  /** By how many rows the list last moved under the window; a new object each time. */
  const shift = shallowRef({ rows: 0 })
  const actionFailure = shallowRef<Failure | null>(null)
  /** Whose mail was moved to Junk last, if it was one sender's: a rule against it can be offered. */
  const junked = shallowRef<Pick<MessageRow, 'accountId' | 'fromAddress'> | null>(null)
  /** On their way elsewhere: the store may need a second or two for ten thousand, and their rows say so at once. */
  const goingIds = shallowRef<ReadonlySet<number>>(new Set())
  /** Opened from elsewhere than the list: it is read, and acted on, though it may have no row here. */
  const visited = shallowRef<MessageRow | null>(null)
  const selectedRows = computed(() => [...selection.ids.value].map((id) => rowOf(id)))
  /** A row stands for all of its conversation, until that is open. */
  const standsFor = (id: number): readonly number[] =>
    rows.openIds.value.has(id) ? [id] : (rows.find(id)?.row.thread?.messageIds ?? [id])
  /** What is acted on. */
  const chosenIds = computed(() => [...selection.ids.value].flatMap(standsFor))
  const rowOf = (id: number): MessageRow | undefined =>
    rows.find(id)?.row ?? (visited.value?.id === id ? visited.value : undefined)

  let beforeSearch = ALL_MAIL

  function show(wanted: MessageQuery): void {
    query.value = wanted
    anchor.value = null
    actionFailure.value = null
    visited.value = null
    selection.clear()
    rows.closeAll()
    pages.reset(nameOf(wanted))
  }
  watch(
    () => options.version,
    () => show(query.value),
  )

  /** Searches everywhere; without words, goes back to the list from which the search began. */
  function search(text: string): void {
    if (text === query.value.text) return
    if (query.value.text === '') beforeSearch = query.value
    show(text === '' ? beforeSearch : { ...ALL_MAIL, place: null, text })
  }

  async function refresh(): Promise<void> {
    const moved = await rows.refresh(anchor.value)
    selection.relocate(moved)
    if (moved !== 0) shift.value = { rows: moved }
  }

  const follow = paced(refresh, REFRESH_PAUSE)
  onScopeDispose(
    on('messages:changed', ({ accountIds }) => {
      pages.outdate()
      const { accountId } = query.value
      if (accountId === null || accountIds.includes(accountId)) follow()
    }),
  )

  /** What is being done to messages. */
  let doing: Promise<void> = Promise.resolve()

  function act(action: () => Promise<unknown>): Promise<boolean> {
    const mine = tryTo(action)
    doing = Promise.all([doing, mine]).then(() => undefined)
    return mine
  }

  async function tryTo(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action()
      actionFailure.value = null
      return true
    } catch (error) {
      actionFailure.value = failureOf(error)
      // What was shown of it already, also in a list that was left meanwhile, is not so.
      pages.outdate()
      await refresh()
      return false
    }
  }

  async function setUnread(ids: readonly number[], isUnread: boolean, bySeeing = false): Promise<void> {
    if (ids.length === 0) return
    const those = new Set(ids)
    rows.change((row) => withUnread(row, those, isUnread))
    await act(() => inCalls(ids, (some) => call('messages:setUnread', { ids: some, isUnread, bySeeing })))
  }

  async function setStarred(ids: readonly number[], isStarred: boolean): Promise<void> {
    if (ids.length === 0) return
    const those = new Set(ids)
    rows.change((row) => (those.has(row.id) ? { ...row, isStarred } : row))
    await act(() => inCalls(ids, (some) => call('messages:setStarred', { ids: some, isStarred })))
  }

  const isUnread = (row: MessageRow | undefined): boolean =>
    row !== undefined && (row.isUnread || (!rows.openIds.value.has(row.id) && (row.thread?.unread ?? 0) > 0))

  /** Whether anything is selected, once what is being selected is: a key acts on what was chosen before it. */
  const isAnySelected = async (): Promise<boolean> => (await selection.settled()).size > 0

  /** Marks what is selected as read if any of it is unread, else as unread. */
  async function toggleUnread(): Promise<void> {
    if (await isAnySelected()) await setUnread(chosenIds.value, !selectedRows.value.some(isUnread))
  }

  /** Takes the stars away if all of what is selected has one, else gives one to each. */
  async function toggleStarred(): Promise<void> {
    if (await isAnySelected())
      await setStarred([...selection.ids.value], !selectedRows.value.every((row) => row?.isStarred))
  }

  /** Moves what is selected. The message that takes its place is selected at once: the next key is about that one. */
  async function moveSelected(place: Place): Promise<void> {
    if (!(await isAnySelected())) return
    const ids = chosenIds.value
    const neighbour = nextUnselected()
    const [first, ...others] = selectedRows.value
    const isOnes = others.every((row) => row?.fromAddress === first?.fromAddress)
    junked.value = place === 'junk' && first?.fromAddress && isOnes ? first : null
    const going = new Set([...selection.ids.value, ...ids])
    goingIds.value = new Set([...goingIds.value, ...going])
    const movedOn = selection.moveOn(neighbour)
    try {
      if (await act(() => inCalls(ids, (some) => call('messages:move', { ids: some, place })))) {
        await refresh()
        movedOn.reveal()
      } else movedOn.goBack()
    } finally {
      goingIds.value = new Set([...goingIds.value].filter((id) => !going.has(id)))
    }
  }

  /** The nearest row after the focus, else before it, that is neither selected nor on its way elsewhere. */
  function nextUnselected(): FoundRow<MessageRow> | undefined {
    const from = selection.focusIndex.value
    if (from === null) return undefined
    const isGoing = new Set([...goingIds.value, ...chosenIds.value])
    for (const step of [1, -1]) {
      let index = from + step
      let row = rows.rowAt(index)
      while (row && isGoing.has(row.id)) row = rows.rowAt((index += step))
      if (row) return { row, index }
    }
    return undefined
  }

  /** Opens the conversation at `index`, or closes it, or the one that the row is in. */
  async function setOpen(index: number, isOpen: boolean): Promise<void> {
    if (isOpen) {
      await act(() => rows.open(index))
      return
    }
    const isLeaving = rows.isWithin(selection.focusIndex.value ?? 0)
    const stays = rows.close(index)
    // What was selected is out of sight.
    if (isLeaving) await selection.select(stays, 'only')
    else selection.relocate(0)
  }

  /** Shows a message of the conversation, in the list where it has a row. */
  async function visit(row: MessageRow): Promise<void> {
    visited.value = row
    const found = rows.find(row.id)
    if (found) await selection.select(found.index, 'only')
    else selection.visit(row.id)
  }

  /** Once all that is being done to messages is done, or could not be. */
  const done = (): Promise<void> => doing

  /** Asks again after a failure. */
  async function retry(): Promise<void> {
    actionFailure.value = null
    await refresh()
  }

  const { failure } = pages
  const { total, rowAt, want, openIds, isWithin, outerIndex } = rows
  const { ids: selectedIds, focusIndex, focusId, revealed, select, step, selectAll } = selection
  return {
    query,
    total,
    messages,
    isMore,
    words,
    unread,
    failure,
    actionFailure,
    anchor,
    shift,
    selectedIds,
    selectedRows,
    goingIds,
    chosenIds,
    focusIndex,
    focusId,
    revealed,
    openIds,
    isWithin,
    outerIndex,
    show,
    search,
    rowAt,
    find: rows.find,
    want,
    select,
    step,
    selectAll,
    setOpen,
    visit,
    setUnread,
    setStarred,
    toggleUnread,
    toggleStarred,
    standsFor,
    moveSelected,
    junked,
    done,
    retry,
  }
})

async function inCalls(ids: readonly number[], make: (ids: number[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < ids.length; at += MAX_IDS) await make(ids.slice(at, at + MAX_IDS))
}

/** A row after those messages were marked: its own, or some of its conversation. */
function withUnread(row: MessageRow, ids: ReadonlySet<number>, isUnread: boolean): MessageRow {
  const marked = ids.has(row.id) ? { ...row, isUnread } : row
  const members = row.thread?.messageIds.filter((id) => ids.has(id)).length ?? 0
  if (!row.thread || members === 0) return marked
  const { unread, messageIds } = row.thread
  const isAll = members === messageIds.length
  const guess = isUnread ? Math.min(unread + members, messageIds.length) : Math.max(unread - members, 0)
  return { ...marked, thread: { ...row.thread, unread: isAll ? (isUnread ? members : 0) : guess } }
}

import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type {
  DeskOrder,
  DeskOrderField,
  DeskRow,
  DeskSelection,
} from '../../src-main/contract/server-desk.ts'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import { call, on } from '../api/mail-api.ts'
import { failureOf } from '../api/mail-failure.ts'
import { attempt } from './attempt.ts'
import { paced } from './paced.ts'
import { createRowPages, type RowPosition } from './row-pages.ts'
import { createRowSelection } from './row-selection.ts'
import { useServerDeskStore } from './server-desk.ts'

/** Headers arrive many times a second; the rows follow at this pace (milliseconds). */
const REFRESH_PAUSE = 200
/** Rows of one call, the most the contract allows. */
const MOST_ROWS = 200

/** Newest first, as the server numbers them: the one order that needs no header. */
const NEWEST: DeskOrder = { by: 'arrival', isDescending: true }
/** What people want first of these is the largest, the latest, the worst. */
const DESCENDING_FIRST: readonly DeskOrderField[] = ['arrival', 'date', 'size', 'score']

const uidOf = ({ uid }: DeskRow): string => uid
/** Whether the message is nowhere but on the server. */
const isUnseen = ({ where }: DeskRow): boolean => where === 'new' || where === 'server'

/** The rows of the desk that is shown: in which order, which are selected, and what is marked for deletion. */
export const useDeskRowsStore = defineStore('desk-rows', () => {
  const desk = useServerDeskStore()
  /** Empty: nothing is shown. */
  const accountId = ref('')
  // Shallow, since it is sent to main: a reactive object cannot be.
  const order = useLocalStorage<DeskOrder>('restante.desk-order', NEWEST, { shallow: true })
  /** The header rules that match something that was looked at. */
  const rules = shallowRef<ReadonlySet<string>>(new Set())

  const pages = createRowPages(async (offset, limit) => {
    const page = await call('desk:rows', { accountId: accountId.value, order: order.value, offset, limit })
    const names = page.rows.flatMap(({ header }) => header?.rules ?? [])
    if (names.some((name) => !rules.value.has(name))) rules.value = new Set([...rules.value, ...names])
    return page
  }, uidOf)
  const selection = createRowSelection(pages, uidOf)

  /** The first row seen, when the list is scrolled away from its top. */
  const anchor = shallowRef<RowPosition<string> | null>(null)
  /** By how many rows the list last moved under the window; a new object each time. */
  const shift = shallowRef({ rows: 0 })
  let lastTicked: string | null = null

  const rowsOf = (uids: Iterable<string>): DeskRow[] => [...uids].flatMap((uid) => pages.find(uid)?.row ?? [])
  const selectedRows = computed(() => rowsOf(selection.ids.value))
  /** How many of the selected ones are not here yet. */
  const toDownload = computed(
    () => selection.ids.value.size - selectedRows.value.filter((row) => !isUnseen(row)).length,
  )
  const focusedRow = computed(() =>
    selection.focusId.value === null ? undefined : pages.find(selection.focusId.value)?.row,
  )

  /** Shows the rows of this account's maildrop; of none (null) while there is nothing listed. */
  function show(ofAccount: string | null): void {
    if (accountId.value !== ofAccount) rules.value = new Set()
    accountId.value = ofAccount ?? ''
    anchor.value = null
    lastTicked = null
    selection.clear()
    if (ofAccount === null) pages.forget()
    else pages.reset()
  }

  function want(first: number, last: number): void {
    if (accountId.value !== '') pages.want(first, last)
  }

  /** Sorts by a column; by the same one again the other way round, and then newest first again. */
  function sortBy(by: DeskOrderField): void {
    const first = DESCENDING_FIRST.includes(by)
    const isSame = order.value.by === by
    const isBack = isSame && order.value.isDescending !== first && by !== 'arrival'
    order.value = isBack ? NEWEST : { by, isDescending: isSame ? !order.value.isDescending : first }
    show(accountId.value)
  }

  async function refresh(): Promise<void> {
    if (accountId.value === '') return
    const rows = await pages.refresh(anchor.value)
    selection.relocate(rows)
    if (rows !== 0) shift.value = { rows }
  }

  let revision = -1
  const follow = paced(refresh, REFRESH_PAUSE)
  onScopeDispose(
    on('desk:changed', (changed) => {
      if (changed.accountId !== accountId.value || changed.revision === revision) return
      revision = changed.revision
      follow()
    }),
  )

  async function mark(wanted: DeskSelection, isMarked: boolean): Promise<void> {
    if (wanted.kind === 'uids') pages.patch(new Set(wanted.uids), { isMarked })
    if (!(await desk.mark(accountId.value, wanted, isMarked)) || wanted.kind !== 'uids') await refresh()
  }

  /** Marks the selected rows; if all of them are marked, takes the marks away. */
  async function toggleMarks(): Promise<void> {
    const uids = [...(await selection.settled())]
    if (uids.length === 0) return
    await mark({ kind: 'uids', uids }, !rowsOf(uids).every(({ isMarked }) => isMarked))
  }

  /** Marks the selected rows, or takes their marks away. */
  async function markSelected(isMarked: boolean): Promise<void> {
    const uids = [...(await selection.settled())]
    if (uids.length > 0) await mark({ kind: 'uids', uids }, isMarked)
  }

  /** Changes the mark of a row; with `isRange`, all from the one last ticked up to it become alike. */
  async function tick(index: number, isRange: boolean): Promise<void> {
    const row = pages.rowAt(index)
    if (!row) return
    // Known by its id: rows may have moved since then.
    const before = isRange && lastTicked !== null ? pages.find(lastTicked)?.index : undefined
    const from = before ?? index
    lastTicked = row.uid
    try {
      const rows = await pages.rowsBetween(Math.min(from, index), Math.max(from, index))
      await mark({ kind: 'uids', uids: rows.map(uidOf) }, !row.isMarked)
    } catch (error) {
      pages.failure.value = failureOf(error)
    }
  }

  /** All messages marked, or none. */
  const markAll = (isMarked: boolean): Promise<void> =>
    mark({ kind: 'range', order: NEWEST, from: 0, to: Math.max((pages.total.value ?? 0) - 1, 0) }, isMarked)

  /**
   * The first of the marked messages that were never downloaded, in the order shown: as many as `most`.
   */
  const firstUnseen = (most: number): Promise<Outcome<DeskRow[]>> => attempt(findUnseen(most))

  async function findUnseen(most: number): Promise<DeskRow[]> {
    const found: DeskRow[] = []
    for (let offset = 0; found.length < most; offset += MOST_ROWS) {
      const request = { accountId: accountId.value, order: order.value, offset, limit: MOST_ROWS }
      const { rows, total } = await call('desk:rows', request)
      found.push(...rows.filter((row) => row.isMarked && isUnseen(row)))
      if (offset + MOST_ROWS >= total) break
    }
    return found.slice(0, most)
  }

  const { total, failure, rowAt, find } = pages
  const { ids: selectedIds, focusIndex, focusId, revealed, select, step, selectAll } = selection
  return {
    order,
    rules,
    total,
    failure,
    anchor,
    shift,
    selectedIds,
    selectedRows,
    toDownload,
    focusIndex,
    focusId,
    focusedRow,
    revealed,
    show,
    sortBy,
    rowAt,
    find,
    want,
    refresh,
    select,
    step,
    selectAll,
    mark,
    toggleMarks,
    markSelected,
    tick,
    markAll,
    firstUnseen,
  }
})

import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { FoundRow, RowPages, RowPosition } from './row-pages.ts'

/** A row whose rows within are shown below it. `index` is its own in the list of outer rows. */
interface Opened<Row, Id> {
  id: Id
  index: number
  rows: Row[]
}

/** A list of rows of which some are open: what is in them stands below them, and counts like any other row. */
export interface OpenedRows<Row, Id> extends Pick<
  RowPages<Row, Id>,
  'failure' | 'rowAt' | 'find' | 'want' | 'rowsBetween' | 'change'
> {
  total: ComputedRef<number | null>
  /** The rows that are open, by id. */
  openIds: ShallowRef<ReadonlySet<Id>>
  /** Whether a row is one within another. */
  isWithin: (index: number) => boolean
  /** The row that it is within; its own index when it is within none. */
  outerIndex: (index: number) => number
  /** Opens the outer row at `index`. @throws MailFailure */
  open: (index: number) => Promise<void>
  /** Closes what is open at `index`, or around it. Returns the index of the row that stays. */
  close: (index: number) => number
  closeAll: () => void
  /** As that of the pages; rows that are open stay so while they are in sight. */
  refresh: (anchor: RowPosition<Id> | null) => Promise<number>
}

/** Opens rows of `pages`; `fetchWithin` gives what is in one, without the row itself. */
export function createOpenedRows<Row extends object, Id>(
  pages: RowPages<Row, Id>,
  idOf: (row: Row) => Id,
  fetchWithin: (row: Row) => Promise<Row[]>,
): OpenedRows<Row, Id> {
  const opened = shallowRef<Opened<Row, Id>[]>([])
  const openIds = computed<ReadonlySet<Id>>(() => new Set(opened.value.map(({ id }) => id)))
  const extra = computed(() => opened.value.reduce((sum, { rows }) => sum + rows.length, 0))
  const total = computed(() => (pages.total.value === null ? null : pages.total.value + extra.value))

  /** Which outer row stands there, or which row within which. */
  function locate(index: number): { outer: number; within: number | null } {
    let before = 0
    for (const one of opened.value) {
      const at = one.index + before
      if (index <= at) break
      if (index <= at + one.rows.length) return { outer: one.index, within: index - at - 1 }
      before += one.rows.length
    }
    return { outer: index - before, within: null }
  }

  /** Where an outer row stands among all. */
  const shownAt = (outer: number): number =>
    opened.value.reduce((at, one) => (one.index < outer ? at + one.rows.length : at), outer)

  function rowAt(index: number): Row | undefined {
    const { outer, within } = locate(index)
    if (within === null) return pages.rowAt(outer)
    return opened.value.find((one) => one.index === outer)?.rows[within]
  }

  function find(id: Id): FoundRow<Row> | undefined {
    for (const one of opened.value) {
      const within = one.rows.findIndex((row) => idOf(row) === id)
      const row = one.rows[within]
      if (row) return { row, index: shownAt(one.index) + 1 + within }
    }
    const found = pages.find(id)
    return found && { row: found.row, index: shownAt(found.index) }
  }

  const keep = (those: Opened<Row, Id>[]): void => {
    opened.value = those.sort((a, b) => a.index - b.index)
  }

  return {
    total,
    openIds,
    failure: pages.failure,
    rowAt,
    find,
    isWithin: (index) => locate(index).within !== null,
    outerIndex: (index) => shownAt(locate(index).outer),
    want: (first, last) => pages.want(locate(first).outer, locate(last).outer),
    async rowsBetween(first, last) {
      const outer = await pages.rowsBetween(locate(first).outer, locate(last).outer)
      const begin = locate(first).outer
      const shown: Row[] = []
      for (let index = first; index <= last; index++) {
        const { outer: at, within } = locate(index)
        const row = within === null ? outer[at - begin] : rowAt(index)
        if (row) shown.push(row)
      }
      return shown
    },
    change(alter) {
      pages.change(alter)
      opened.value = opened.value.map((one) => ({ ...one, rows: one.rows.map(alter) }))
    },
    async open(index) {
      const { outer, within } = locate(index)
      const row = pages.rowAt(outer)
      if (within !== null || !row || openIds.value.has(idOf(row))) return
      const rows = await fetchWithin(row)
      const found = pages.find(idOf(row))
      if (found && rows.length > 0 && !openIds.value.has(idOf(row))) {
        keep([...opened.value, { id: idOf(row), index: found.index, rows }])
      }
    },
    close(index) {
      const { outer } = locate(index)
      const stays = shownAt(outer)
      keep(opened.value.filter((one) => one.index !== outer))
      return stays
    },
    closeAll: () => keep([]),
    async refresh(anchor) {
      const before = anchor && locate(anchor.index)
      const shift = await pages.refresh(
        before && before.within === null ? { id: anchor.id, index: before.outer } : null,
      )
      const fetched = await Promise.all(
        opened.value.map(async ({ id }) => {
          const found = pages.find(id)
          return [id, found ? await fetchWithin(found.row) : []] as const
        }),
      )
      const fresh = new Map(fetched)
      // What was closed or opened meanwhile stays so.
      keep(
        opened.value.flatMap(({ id, rows }) => {
          const found = pages.find(id)
          const within = fresh.get(id) ?? rows
          return found && within.length > 0 ? [{ id, index: found.index, rows: within }] : []
        }),
      )
      return shift
    },
  }
}

import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { failureOf } from '../api/mail-failure.ts'
import type { FoundRow, RowPages } from './row-pages.ts'

/** One call may be about this many messages (a limit of the contract), so no more can be selected. */
const MAX_SELECTED = 10_000

/** How a click or key changes the selection: alone, one more or one less, up to there, or not at all. */
export type SelectHow = 'only' | 'toggle' | 'range' | 'keep'

/** Which rows of a list are selected. They are known by id, so the list may move under them. */
export interface RowSelection<Row, Id> {
  ids: ShallowRef<ReadonlySet<Id>>
  /** The row that keys act from; null: none. */
  focusIndex: Ref<number | null>
  focusId: ShallowRef<Id | null>
  /** The row that was last gone to, and so is to be in sight; a new object each time. */
  revealed: ShallowRef<{ index: number }>
  /** Selects the row there, fetching it when it was never seen. */
  select: (index: number, how: SelectHow) => Promise<void>
  /** Moves the focus by rows (or ends) and selects what it comes to. */
  step: (rows: number, how: SelectHow) => Promise<void>
  selectAll: () => Promise<void>
  /**
   * What the last key or click selects, once its rows are fetched, also where a later one overtakes them: what a key that
   * follows it means. Nothing where they could not be fetched.
   */
  settled: () => Promise<ReadonlySet<Id>>
  /** Selects what has no row here. */
  visit: (id: Id) => void
  /** Selects this row, which is here, or none: at once, so that the next key is about it, while what was selected goes. */
  moveOn: (to: FoundRow<Row> | undefined) => MovedOn
  clear: () => void
  /** After the list changed under the selection: finds the focused row again. */
  relocate: (shift: number) => void
}

/** What was selected has gone, or has not. Neither does anything once another key or click has selected something. */
export interface MovedOn {
  /** Brings the row into sight, wherever it is now. */
  reveal: () => void
  /** Selects again what was selected. */
  goBack: () => void
}

/** A selection in the list that `pages` pages through. */
export function createRowSelection<Row, Id>(
  pages: Pick<RowPages<Row, Id>, 'total' | 'failure' | 'find' | 'rowsBetween'>,
  idOf: (row: Row) => Id,
): RowSelection<Row, Id> {
  const ids = shallowRef<ReadonlySet<Id>>(new Set())
  const focusIndex = ref<number | null>(null)
  const focusId = shallowRef(null) as ShallowRef<Id | null>
  const revealed = shallowRef({ index: 0 })
  let anchorIndex = 0
  let latest = 0
  /** What is being selected; null: nothing is. */
  let underWay: Promise<ReadonlySet<Id>> | null = null

  /** Selects what is chosen of the rows there (null: nothing else than before), unless that is overtaken. */
  async function become(
    first: number,
    last: number,
    choose: (rows: Row[], isLatest: boolean) => ReadonlySet<Id> | null,
  ): Promise<void> {
    const mine = ++latest
    const before = ids.value
    const chosen = pages.rowsBetween(first, last).then((rows) => choose(rows, mine === latest) ?? before)
    const settles = chosen.catch(() => new Set<Id>())
    underWay = settles
    try {
      const wanted = await chosen
      // A later key or click has overtaken this one while it was fetched.
      if (mine === latest) ids.value = wanted
    } catch (error) {
      pages.failure.value = failureOf(error)
    } finally {
      if (underWay === settles) underWay = null
    }
  }

  /** How often another list began. */
  let lists = 0

  /** The last row, once the list is known: a key that is pressed before acts then. -1: there is none, or another list began. */
  async function lastIndex(): Promise<number> {
    const begun = lists
    try {
      await pages.rowsBetween(0, 0)
    } catch (error) {
      pages.failure.value = failureOf(error)
    }
    return begun === lists ? (pages.total.value ?? 0) - 1 : -1
  }

  async function select(index: number, how: SelectHow): Promise<void> {
    const from = how === 'range' ? anchorIndex : index
    if (how !== 'range') anchorIndex = index
    focusIndex.value = index
    revealed.value = { index }
    const [first, last] = bounded(from, index)
    await become(first, last, (rows, isLatest) => {
      const row = rows[index === first ? 0 : rows.length - 1]
      if (!row) return null
      if (isLatest) focusId.value = idOf(row)
      if (how === 'keep') return null
      return how === 'toggle' ? toggled(ids.value, idOf(row)) : new Set(rows.map(idOf))
    })
  }

  function relocate(shift: number): void {
    if (focusIndex.value === null) return
    const found = focusId.value === null ? undefined : pages.find(focusId.value)
    const moved = found ? found.index - focusIndex.value : shift
    const last = Math.max((pages.total.value ?? 0) - 1, 0)
    focusIndex.value = Math.min(Math.max(focusIndex.value + moved, 0), last)
    anchorIndex = Math.min(Math.max(anchorIndex + moved, 0), last)
  }

  return {
    ids,
    focusIndex,
    focusId,
    revealed,
    select,
    async step(rows, how) {
      const last = pages.total.value === null ? await lastIndex() : pages.total.value - 1
      if (last < 0) return
      const from = focusIndex.value
      // From nowhere: down comes to the first row, up to the last, and the ends are where they are.
      const nowhere = Number.isFinite(rows) ? (rows > 0 ? 0 : last) : rows
      const to = from === null ? nowhere : from + rows
      const index = Math.min(Math.max(to, 0), last)
      if (index === from && how === 'only' && ids.value.size === 1) return
      await select(index, how)
    },
    async selectAll() {
      const last = pages.total.value === null ? await lastIndex() : pages.total.value - 1
      if (last < 0) return
      await become(0, Math.min(last, MAX_SELECTED - 1), (rows) => new Set(rows.map(idOf)))
    },
    settled: () => underWay ?? Promise.resolve(ids.value),
    visit(id) {
      latest++
      underWay = null
      ids.value = new Set([id])
    },
    moveOn(to) {
      const before = { ids: ids.value, index: focusIndex.value, id: focusId.value, anchor: anchorIndex }
      const be = (those: typeof before): number => {
        underWay = null
        ids.value = those.ids
        focusIndex.value = those.index
        focusId.value = those.id
        anchorIndex = those.anchor
        return ++latest
      }
      const id = to ? idOf(to.row) : null
      const mine = be({
        ids: new Set(id === null ? [] : [id]),
        index: to?.index ?? null,
        id,
        anchor: to?.index ?? 0,
      })
      return {
        reveal() {
          if (mine === latest && focusIndex.value !== null) revealed.value = { index: focusIndex.value }
        },
        goBack() {
          if (mine !== latest) return
          be(before)
          relocate(0)
        },
      }
    },
    clear() {
      latest++
      lists++
      underWay = null
      ids.value = new Set()
      focusIndex.value = null
      focusId.value = null
      anchorIndex = 0
    },
    relocate,
  }
}

/** Both ends in order, and no farther apart than can be selected. */
function bounded(from: number, to: number): [number, number] {
  return from <= to
    ? [Math.max(from, to - MAX_SELECTED + 1), to]
    : [to, Math.min(from, to + MAX_SELECTED - 1)]
}

function toggled<Id>(ids: ReadonlySet<Id>, id: Id): ReadonlySet<Id> {
  const changed = new Set(ids)
  if (!changed.delete(id)) changed.add(id)
  return changed
}

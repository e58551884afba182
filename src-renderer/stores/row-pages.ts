import { computed, shallowRef, triggerRef, type ComputedRef, type ShallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import { failureOf } from '../api/mail-failure.ts'

/** Rows of one call. A window shows about twenty: more would only keep the first of them waiting. */
export const PAGE_ROWS = 50
/** Pages kept: 5,000 rows, a few megabytes. Those farthest from what is seen go first. */
const MAX_PAGES = 100
/**
 * Dragging the scroll bar asks for many pages, typing in the search field for many lists; more calls than this would only
 * delay the last, wanted one. What is no longer wanted is never asked for.
 */
const MAX_CALLS = 2
/** Lists whose first page is kept: more than anybody goes to and fro between. */
const MAX_KEPT = 16

/** A row and where in the list it is. */
export interface RowPosition<Id> {
  id: Id
  index: number
}

export interface FoundRow<Row> {
  row: Row
  index: number
}

/** One answer: some rows of a list, and how long the whole list is. */
export interface RowPage<Row> {
  total: number
  rows: Row[]
}

/** A list of any length, of which only the pages that are looked at are fetched. */
export interface RowPages<Row, Id, Page extends RowPage<Row> = RowPage<Row>> {
  /** null: not known yet. */
  total: ComputedRef<number | null>
  /** What else the latest answer says of the whole list. */
  latest: ShallowRef<Page | null>
  failure: ShallowRef<Failure | null>
  rowAt: (index: number) => Row | undefined
  find: (id: Id) => FoundRow<Row> | undefined
  /** Fetches what is missing of these rows, the newest wish first, and of that what is in its middle: there the eye is. */
  want: (first: number, last: number) => void
  /** The rows from `first` to `last`, fetched where needed. @throws MailFailure */
  rowsBetween: (first: number, last: number) => Promise<Row[]>
  /** Changes rows that are here, until the next answer says the same. */
  patch: (ids: ReadonlySet<Id>, change: Partial<Row>) => void
  /** The same, each in its own way. */
  change: (alter: (row: Row) => Row) => void
  /** Forgets everything, and fetches nothing until something is wanted. */
  forget: () => void
  /**
   * Forgets everything: another list begins. The first page of one with a name is kept when it goes, so that coming back
   * to it shows it at once.
   */
  reset: (name?: string) => void
  /** What is listed has changed: nothing that is here is good for later. */
  outdate: () => void
  /**
   * Fetches what is seen anew, all at once, keeping the old rows until then. Returns by how many rows `anchor`
   * moved (0 when it cannot be found).
   */
  refresh: (anchor: RowPosition<Id> | null) => Promise<number>
}

const pageOf = (index: number): number => Math.floor(Math.max(index, 0) / PAGE_ROWS)

/**
 * Pages through whatever `fetchPage` lists; `idOf` is what a row is known by, `firstName` the name of the list before the
 * first `reset`. Answers that belong to an earlier list are dropped.
 */
export function createRowPages<Row extends object, Id, Page extends RowPage<Row>>(
  fetchPage: (offset: number, limit: number) => Promise<Page>,
  idOf: (row: Row) => Id,
  firstName?: string,
): RowPages<Row, Id, Page> {
  const pages = shallowRef(new Map<number, Row[]>())
  const stale = new Set<number>()
  const calling = new Set<number>()
  const failed = new Set<number>()
  const latest = shallowRef(null) as ShallowRef<Page | null>
  const total = computed(() => latest.value?.total ?? null)
  const failure = shallowRef<Failure | null>(null)
  let generation = 0
  let isRefreshing = false
  /** Calls without an answer yet, those for lists that are gone too. */
  let unanswered = 0
  let wanted = { first: 0, last: 0 }
  /** By the names of the lists, the one left last at the end. */
  const kept = new Map<string, Page>()
  let name = firstName
  /** How often what is listed has changed; and how often when the list that is here was asked for. */
  let changes = 0
  let changesKnown = 0

  const placesOf = (page: number, rows: Row[]): [Id, FoundRow<Row>][] =>
    rows.map((row, at) => [idOf(row), { row, index: page * PAGE_ROWS + at }])

  const places = computed(() => {
    // What is fresh wins: a stale page may still hold a message that has moved to another one.
    const old = [...pages.value].filter(([page]) => stale.has(page))
    const fresh = [...pages.value].filter(([page]) => !stale.has(page))
    return new Map([...old, ...fresh].flatMap(([page, rows]) => placesOf(page, rows)))
  })

  function accept(page: number, answer: Page): void {
    pages.value.set(page, answer.rows)
    stale.delete(page)
    failed.delete(page)
    latest.value = answer
    failure.value = null
    forgetFarPages()
    triggerRef(pages)
  }

  function forgetFarPages(): void {
    const middle = pageOf((wanted.first + wanted.last) / 2)
    const byDistance = [...pages.value.keys()].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    for (const page of byDistance.slice(MAX_PAGES)) pages.value.delete(page)
  }

  function nextMissing(): number | undefined {
    const end = Math.min(wanted.last, Math.max((total.value ?? 1) - 1, 0))
    const middle = pageOf((wanted.first + end) / 2)
    let nearest: number | undefined
    for (let page = pageOf(wanted.first); page <= pageOf(end); page++) {
      const isHere = pages.value.has(page) && !stale.has(page)
      if (isHere || calling.has(page) || failed.has(page)) continue
      if (nearest === undefined || Math.abs(page - middle) < Math.abs(nearest - middle)) nearest = page
    }
    return nearest
  }

  function pump(): void {
    if (isRefreshing) return
    while (unanswered < MAX_CALLS) {
      const page = nextMissing()
      if (page === undefined) return
      void load(page)
    }
  }

  async function load(page: number): Promise<void> {
    const begun = generation
    calling.add(page)
    unanswered++
    try {
      const answer = await fetchPage(page * PAGE_ROWS, PAGE_ROWS)
      if (begun === generation) accept(page, answer)
    } catch (error) {
      if (begun === generation) {
        // Asked again only on request, or a broken store would be called in a tight circle.
        failed.add(page)
        failure.value = failureOf(error)
      }
    }
    unanswered--
    if (begun === generation) calling.delete(page)
    pump()
  }

  function begin(): number {
    calling.clear()
    failed.clear()
    return ++generation
  }

  function forget(): void {
    begin()
    isRefreshing = false
    pages.value = new Map()
    stale.clear()
    latest.value = null
    failure.value = null
    wanted = { first: 0, last: 0 }
  }

  function keep(): void {
    const rows = pages.value.get(0)
    if (name === undefined) return
    kept.delete(name)
    if (!latest.value || !rows || stale.has(0) || changesKnown !== changes) return
    kept.set(name, { ...latest.value, rows })
    const [oldest] = kept.keys()
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest)
  }

  async function fetchAround(into: Map<number, Row[]>, shift: number): Promise<Page | undefined> {
    let answer: Page | undefined
    for (let page = pageOf(wanted.first + shift); page <= pageOf(wanted.last + shift); page++) {
      if (into.has(page)) continue
      answer = await fetchPage(page * PAGE_ROWS, PAGE_ROWS)
      into.set(page, answer.rows)
    }
    return answer
  }

  const findIn = (those: ReadonlyMap<number, Row[]>, id: Id): FoundRow<Row> | undefined =>
    new Map([...those].flatMap(([page, rows]) => placesOf(page, rows))).get(id)

  function change(alter: (row: Row) => Row): void {
    for (const [page, rows] of pages.value) pages.value.set(page, rows.map(alter))
    triggerRef(pages)
  }

  return {
    total,
    latest,
    failure,
    find: (id) => places.value.get(id),
    rowAt: (index) => pages.value.get(pageOf(index))?.[index % PAGE_ROWS],
    want(first, last) {
      wanted = { first, last }
      pump()
    },
    async rowsBetween(first, last) {
      const rows: Row[] = []
      for (let page = pageOf(first); page <= pageOf(last); page++) {
        const begun = generation
        let here = stale.has(page) ? undefined : pages.value.get(page)
        if (!here) {
          const answer = await fetchPage(page * PAGE_ROWS, PAGE_ROWS)
          if (begun === generation) accept(page, answer)
          here = answer.rows
        }
        rows.push(...here.filter((_, at) => isBetween(page * PAGE_ROWS + at, first, last)))
      }
      return rows
    },
    patch: (ids, changes) => change((row) => (ids.has(idOf(row)) ? { ...row, ...changes } : row)),
    change,
    forget,
    reset(next) {
      keep()
      forget()
      name = next
      changesKnown = changes
      const known = name === undefined ? undefined : kept.get(name)
      if (known) accept(0, known)
      pump()
    },
    outdate() {
      kept.clear()
      changes++
    },
    async refresh(anchor) {
      const begun = begin()
      const changesThen = changes
      isRefreshing = true
      let shift = 0
      try {
        const fresh = new Map<number, Row[]>()
        let answer = await fetchAround(fresh, 0)
        const growth = answer && total.value !== null ? answer.total - total.value : 0
        const isLost = anchor !== null && !findIn(fresh, anchor.id)
        if (isLost && growth !== 0) answer = (await fetchAround(fresh, growth)) ?? answer
        if (begun !== generation) return 0
        shift = anchor ? (findIn(fresh, anchor.id)?.index ?? anchor.index) - anchor.index : 0
        for (const page of pages.value.keys()) stale.add(page)
        for (const [page, rows] of fresh) if (answer) accept(page, { ...answer, rows })
        wanted = { first: wanted.first + shift, last: wanted.last + shift }
        changesKnown = changesThen
      } catch (error) {
        if (begun !== generation) return 0
        failure.value = failureOf(error)
      }
      isRefreshing = false
      pump()
      return shift
    },
  }
}

const isBetween = (index: number, first: number, last: number): boolean => index >= first && index <= last

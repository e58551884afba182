import type { ListMark } from './list-way.ts'

/** The first and the last rows of so many pages are remembered. */
const MAX_PAGES = 500

/** Where rows of the list that was read last stand. */
export interface ListMarks {
  /** What is known of a list; nothing of another one, or of a store that has changed since. */
  of(list: string, version: string): readonly ListMark[]
  /** Of the list that was asked about last: these rows stand there, the first at `offset`. */
  remember(offset: number, rows: readonly Omit<ListMark, 'index'>[]): void
}

export function createListMarks(): ListMarks {
  let known = ''
  const marks = new Map<number, ListMark>()
  return {
    of(list, version) {
      const name = `${version} ${list}`
      if (name !== known) marks.clear()
      known = name
      return [...marks.values()]
    },
    remember(offset, rows) {
      for (const at of [0, rows.length - 1]) {
        const row = rows[at]
        if (row) marks.set(offset + at, { index: offset + at, date: row.date, id: row.id })
      }
      for (const [index] of marks) {
        if (marks.size <= 2 * MAX_PAGES) return
        marks.delete(index)
      }
    },
  }
}

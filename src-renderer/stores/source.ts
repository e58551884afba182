import { defineStore } from 'pinia'
import { ref, shallowRef, triggerRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import { call } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** Rows that are asked for at once. */
const PAGE = 200
/** Pages that are kept; those longest not looked at go. */
const MAX_PAGES = 40

/** The source of a message, of which only the rows in sight are here. */
export const useSourceStore = defineStore('source', () => {
  const messageId = ref<number | null>(null)
  /** null: not known yet. */
  const size = shallowRef<{ rows: number; octets: number } | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const pages = shallowRef(new Map<number, readonly string[] | null>())
  /** The rows of the text that was looked for last; null: nothing was, or the answer is on its way. */
  const hits = shallowRef<{ rows: readonly number[]; isCut: boolean } | null>(null)
  let asked = ''

  async function open(wanted: number): Promise<void> {
    messageId.value = wanted
    size.value = null
    failure.value = null
    hits.value = null
    pages.value = new Map()
    const outcome = await attempt(call('source:open', { messageId: wanted }))
    if (messageId.value !== wanted) return
    if (outcome.ok) size.value = outcome.value
    else failure.value = outcome.failure
  }

  /** A row; undefined while it is fetched. */
  function row(index: number): string | undefined {
    const page = Math.floor(index / PAGE)
    const rows = pages.value.get(page)
    if (rows === undefined) void fetchPage(page)
    return rows?.[index % PAGE]
  }

  async function fetchPage(page: number): Promise<void> {
    const of = messageId.value
    if (of === null) return
    const kept = pages.value
    kept.set(page, null)
    const outcome = await attempt(call('source:rows', { messageId: of, from: page * PAGE, count: PAGE }))
    if (kept !== pages.value) return
    if (outcome.ok) kept.set(page, outcome.value)
    else failure.value = outcome.failure
    for (const oldest of kept.keys()) {
      if (kept.size <= MAX_PAGES) break
      kept.delete(oldest)
    }
    triggerRef(pages)
  }

  /** Looks for a text in all rows; an empty one is nowhere. */
  async function find(text: string): Promise<void> {
    const of = messageId.value
    asked = text
    hits.value = null
    if (of === null || text === '') return
    const outcome = await attempt(call('source:find', { messageId: of, text }))
    if (of !== messageId.value || text !== asked) return
    if (outcome.ok) hits.value = outcome.value
    else failure.value = outcome.failure
  }

  /** Lets go of all of it, in main too. */
  async function close(): Promise<void> {
    messageId.value = null
    size.value = null
    pages.value = new Map()
    hits.value = null
    await attempt(call('source:close', undefined))
  }

  return { size, failure, hits, open, row, find, close }
})

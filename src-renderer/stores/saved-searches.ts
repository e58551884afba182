import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { LeftSearch } from '../../src-main/contract/left-search.ts'
import type { SavedSearch } from '../../src-main/contract/saved-search.ts'
import { call } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** Searches that were made before: those that are kept, then the latest. */
export const useSavedSearchesStore = defineStore('saved-searches', () => {
  const searches = shallowRef<SavedSearch[]>([])
  const failure = shallowRef<Failure | null>(null)

  async function load(): Promise<void> {
    const outcome = await attempt(call('searches:list', undefined))
    failure.value = outcome.ok ? null : outcome.failure
    if (outcome.ok) searches.value = outcome.value
  }

  async function change(asked: Promise<unknown>): Promise<void> {
    const outcome = await attempt(asked)
    await load()
    if (!outcome.ok) failure.value = outcome.failure
  }

  const remember = (text: string): Promise<void> => change(call('searches:remember', { text }))
  const keep = (text: string, isKept: boolean): Promise<void> =>
    change(call('searches:keep', { text, isKept }))
  /** null: all that are not kept. */
  const forget = (text: string | null): Promise<void> => change(call('searches:forget', { text }))

  /** For the page that may come after this one; null: no search is shown. */
  const leave = async (left: LeftSearch | null): Promise<void> => {
    await attempt(call('left:keep', left))
  }
  /** What the page before this one left. */
  async function left(): Promise<LeftSearch | null> {
    const outcome = await attempt(call('left:search', undefined))
    return outcome.ok ? outcome.value : null
  }

  return { searches, failure, load, remember, keep, forget, leave, left }
})

import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import { call } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** The guided tour, the support bundle and the pages of help, which are reached from several places. */
export const useHelpStore = defineStore('help', () => {
  const isTouring = ref(false)
  const isBundling = ref(false)
  /** The sheet of all keys. */
  const isShowingKeys = ref(false)
  /** Below the search field: searches made before, and what can be asked for. */
  const isHelpingSearch = ref(false)
  /** The page that says what POP3 can and cannot do. */
  const isExplaining = ref(false)

  /** The support bundle as it would be saved. */
  const bundle = (): Promise<Outcome<{ text: string }>> => attempt(call('console:bundle', undefined))
  const save = (text: string): Promise<Outcome<{ path: string } | null>> =>
    attempt(call('console:save', { kind: 'support-bundle', text }))

  return { isTouring, isBundling, isShowingKeys, isHelpingSearch, isExplaining, bundle, save }
})

import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import { call } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** Messages in files, which main opens in windows of their own. */
export const useFilesStore = defineStore('files', () => {
  const failure = shallowRef<Failure | null>(null)

  async function choose(): Promise<void> {
    const outcome = await attempt(call('files:choose', undefined))
    failure.value = outcome.ok ? null : outcome.failure
  }

  /** Opens each of the files that were dropped on the window. */
  async function show(files: readonly File[]): Promise<void> {
    failure.value = null
    for (const file of files) {
      const outcome = await attempt(showOne(file))
      if (!outcome.ok) failure.value = outcome.failure
    }
  }

  return { failure, choose, show }
})

const showOne = async (file: File): Promise<void> =>
  call('files:show', { bytes: new Uint8Array(await file.arrayBuffer()) })

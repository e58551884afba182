import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { Place } from '../../src-main/contract/message.ts'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import type { ExportFormat, TransferScope } from '../../src-main/contract/transfer.ts'
import { call } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** Mail that goes in and out. How it goes is in the jobs. */
export const useTransferStore = defineStore('transfer', () => {
  const isExporting = ref(false)
  const isImporting = ref(false)
  /** The account that the dialogs begin with; null: none in particular. */
  const accountId = shallowRef<string | null>(null)
  /** Why nothing was begun. */
  const failure = shallowRef<Failure | null>(null)

  /** @returns whether it was begun: the user may close the dialog of the system. */
  async function begun(action: Promise<boolean>): Promise<boolean> {
    const outcome = await attempt(action)
    failure.value = outcome.ok ? null : outcome.failure
    return outcome.ok && outcome.value
  }

  const count = (scope: TransferScope): Promise<Outcome<{ messages: number; octets: number }>> =>
    attempt(call('transfer:count', { scope }))
  const exportMail = (scope: TransferScope, format: ExportFormat): Promise<boolean> =>
    begun(call('transfer:export', { scope, format }))
  const importMail = (account: string, place: Place, from: 'files' | 'folder'): Promise<boolean> =>
    begun(call('transfer:import', { accountId: account, place, from }))
  const check = (): Promise<boolean> => begun(call('transfer:check', undefined).then(() => true))

  function openExport(account: string | null): void {
    failure.value = null
    accountId.value = account
    isExporting.value = true
  }

  function openImport(account: string | null): void {
    failure.value = null
    accountId.value = account
    isImporting.value = true
  }

  return {
    isExporting,
    isImporting,
    accountId,
    failure,
    count,
    exportMail,
    importMail,
    check,
    openExport,
    openImport,
  }
})

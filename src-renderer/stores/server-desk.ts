import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import type { DeskSelection, DeskView } from '../../src-main/contract/server-desk.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** The desk of each account: its session with the server, and the orders given to it. */
export const useServerDeskStore = defineStore('server-desk', () => {
  const desks = shallowRef<ReadonlyMap<string, DeskView>>(new Map())
  /** By account, why the last order was not carried out. */
  const failures = shallowRef<ReadonlyMap<string, Failure>>(new Map())

  const hold = (desk: DeskView): void => {
    desks.value = new Map(desks.value).set(desk.accountId, desk)
  }
  onScopeDispose(on('desk:changed', hold))

  async function order<T>(accountId: string, action: Promise<T>): Promise<Outcome<T>> {
    const outcome = await attempt(action)
    const changed = new Map(failures.value)
    if (outcome.ok) changed.delete(accountId)
    else changed.set(accountId, outcome.failure)
    failures.value = changed
    return outcome
  }

  async function load(accountId: string): Promise<void> {
    const outcome = await order(accountId, call('desk:state', { accountId }))
    if (outcome.ok) hold(outcome.value)
  }

  /** Opens the maildrop, or opens it again with its marks. */
  async function open(accountId: string): Promise<void> {
    const outcome = await order(accountId, call('desk:open', { accountId }))
    if (outcome.ok) hold(outcome.value)
  }

  /** Deletes what is marked and ends the session. `unseen`: how many of the marked were never downloaded. */
  const close = async (accountId: string, unseen: number): Promise<boolean> =>
    (await order(accountId, call('desk:close', { accountId, unseen }))).ok

  /** Ends the session without a deletion. */
  const leave = async (accountId: string): Promise<boolean> =>
    (await order(accountId, call('desk:leave', { accountId }))).ok

  const mark = async (accountId: string, selection: DeskSelection, isMarked: boolean): Promise<boolean> =>
    (await order(accountId, call('desk:mark', { accountId, selection, isMarked }))).ok

  const undoMarks = async (accountId: string): Promise<boolean> =>
    (await order(accountId, call('desk:undoMarks', { accountId }))).ok

  const download = async (accountId: string, selection: DeskSelection): Promise<boolean> =>
    (await order(accountId, call('desk:download', { accountId, selection }))).ok

  const cancelDownload = async (accountId: string): Promise<boolean> =>
    (await order(accountId, call('desk:cancelDownload', { accountId }))).ok

  return { desks, failures, load, open, close, leave, mark, undoMarks, download, cancelDownload }
})

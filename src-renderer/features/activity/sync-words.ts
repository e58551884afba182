import type { SyncPhase, SyncState, WaitReason } from '../../../src-main/contract/sync.ts'
import type { MessageKey } from '../../text/messages.ts'
import type { Text } from '../../text/use-text.ts'
import { calmWait } from './sync-trouble.ts'

const PHASES: Record<SyncPhase, MessageKey | null> = {
  idle: null,
  connecting: 'activity.connecting',
  authorizing: 'activity.authorizing',
  listing: 'activity.listing',
  headers: 'activity.headers',
  messages: 'activity.messages',
  deleting: 'activity.deleting',
  closing: 'activity.closing',
}

const WAITS: Record<Exclude<WaitReason, 'password'>, MessageKey> = {
  'mailbox-busy': 'activity.waitMailboxBusy',
  'login-delay': 'activity.waitLoginDelay',
  'server-temporary': 'activity.waitServerTemporary',
  offline: 'activity.waitOffline',
  metered: 'activity.waitMetered',
}

/** What one account's sync waits for, and until when. Empty while it does not. */
export function waitWords({ t, format }: Text, state: SyncState): string {
  const reason = calmWait(state)
  if (!reason) return ''
  const { nextTryAt } = state
  if (nextTryAt === null) return t(WAITS[reason])
  return `${t(WAITS[reason])} · ${t('activity.nextTry', { time: format.value.time(nextTryAt) })}`
}

/** What one account's sync is doing, with its counts. Empty while it does nothing. */
export function phaseWords({ count, format }: Text, state: SyncState): string {
  const key = PHASES[state.phase]
  return key ? count(key, state.totalMessages, { done: format.value.number(state.doneMessages) }) : ''
}

/** How far: octets where messages are being downloaded, else messages. A `total` of 0 means nobody knows yet. */
export function progressOf(state: SyncState): { done: number; total: number } {
  if (state.phase === 'messages' && state.totalOctets > 0) {
    return { done: state.doneOctets, total: state.totalOctets }
  }
  if (state.phase === 'messages' || state.phase === 'headers') {
    return { done: state.doneMessages, total: state.totalMessages }
  }
  return { done: 0, total: 0 }
}

/** What the idle bar says: when mail was last checked, and what came. */
export function idleWords({ t, count, format }: Text, states: readonly SyncState[]): string {
  const finished = states.filter(({ finishedAt }) => finishedAt !== null)
  if (finished.length === 0) return t('activity.never')
  const last = Math.max(...finished.map(({ finishedAt }) => finishedAt ?? 0))
  const brought = finished.reduce((sum, { newMessages }) => sum + newMessages, 0)
  const news = brought === 0 ? t('activity.noneNew') : count('activity.newMessages', brought)
  return `${t('activity.lastCheck', { time: format.value.rowDate(last) })} · ${news}`
}

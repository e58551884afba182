import type { Retention } from '../../../src-main/contract/retention.ts'
import type { Text } from '../../text/use-text.ts'

/** The choice of leaving everything on the server, among the numbers of days. */
export const STAYS = -1

/** A retention as entered: limits as text, empty for none. */
export interface RetentionEntry {
  /** Days, or STAYS. */
  afterDays: number
  maxMessages: string
  maxMegabytes: string
  whenDeletedHere: boolean
  keepsStarred: boolean
}

/** For a new account: everything stays. */
export const EVERYTHING_STAYS: Retention = {
  afterDays: null,
  maxMessages: null,
  maxMegabytes: null,
  whenDeletedHere: false,
  keepsStarred: true,
}

export const retentionEntry = (retention: Retention): RetentionEntry => ({
  ...retention,
  afterDays: retention.afterDays ?? STAYS,
  maxMessages: String(retention.maxMessages ?? ''),
  maxMegabytes: String(retention.maxMegabytes ?? ''),
})

/** What to send to main; the limits must have been checked (isLimit). */
export const enteredRetention = (entry: RetentionEntry): Retention => ({
  afterDays: entry.afterDays === STAYS ? null : entry.afterDays,
  maxMessages: limit(entry.maxMessages),
  maxMegabytes: limit(entry.maxMegabytes),
  whenDeletedHere: entry.whenDeletedHere,
  keepsStarred: entry.keepsStarred,
})

/** Whether this will do as a limit: nothing, or a whole number from 1 to a million. */
export const isLimit = (text: string): boolean =>
  /^\s*(\d{1,7}\s*)?$/.test(text) && (text.trim() === '' || (Number(text) >= 1 && Number(text) <= 1_000_000))

/** Whether anything leaves the server by itself. */
export const removesByItself = ({ afterDays, maxMessages, maxMegabytes }: Retention): boolean =>
  afterDays !== null || maxMessages !== null || maxMegabytes !== null

const DAYS = [STAYS, 0, 1, 3, 7, 14, 30, 60, 90, 180, 365]

/** The choices of *After downloading*, with the present one among them even if it is none of the usual. */
export function dayChoices({ t, count }: Text, present: number): { value: number; label: string }[] {
  const days = DAYS.includes(present) ? DAYS : [...DAYS, present].sort((a, b) => a - b)
  const words = (value: number): string => {
    if (value === STAYS) return t('accounts.retentionLeave')
    return value === 0 ? t('accounts.retentionRemove') : count('accounts.retentionDays', value)
  }
  return days.map((value) => ({ value, label: words(value) }))
}

const WHOLE = 0
const MEGABYTES = [WHOLE, 1, 2, 5, 10, 20, 50]

/** The choices of *Big messages*; 0: taken whole. */
export function partialChoices({ t, format }: Text, present: number): { value: number; label: string }[] {
  const sizes = MEGABYTES.includes(present) ? MEGABYTES : [...MEGABYTES, present].sort((a, b) => a - b)
  return sizes.map((value) => ({
    value,
    label:
      value === WHOLE
        ? t('accounts.partialNever')
        : t('accounts.partialAbove', { size: format.value.size(value * 1_000_000) }),
  }))
}

const limit = (text: string): number | null => (text.trim() === '' ? null : Number(text))

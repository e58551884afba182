import type { Retention } from '../../src-main/contract/retention.ts'

/** A retention of these rules; without any, everything stays on the server. */
export const retentionOf = (rules: Partial<Retention> = {}): Retention => ({
  afterDays: null,
  maxMessages: null,
  maxMegabytes: null,
  whenDeletedHere: false,
  keepsStarred: false,
  ...rules,
})

export const LEAVE = retentionOf()
export const REMOVE_AFTER_DOWNLOAD = retentionOf({ afterDays: 0 })

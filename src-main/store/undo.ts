import type { WritableDb } from './handles.ts'
import { putBackLabel, putBackLabelling, type FormerLabel, type FormerLabelling } from './labels.ts'
import { putBackMarks, type FormerMarks } from './marks.ts'
import { putBackRule, type FormerRule } from './rules.ts'

/** What there was before a change: enough to have it again. */
export type Former = FormerMarks | FormerLabelling | FormerLabel | FormerRule

/** Has again what there was before a change; what was changed once more since then stays. @throws StoreError */
export function undo(db: WritableDb, { before }: { before: Former }): { accountIds: string[] } {
  return { accountIds: db.transaction(() => putBack(db, before)) }
}

function putBack(db: WritableDb, before: Former): string[] {
  switch (before.kind) {
    case 'marks':
      return putBackMarks(db, before)
    case 'labelling':
      return putBackLabelling(db, before)
    case 'label':
      return putBackLabel(db, before)
    case 'rule':
      putBackRule(db, before)
      return []
  }
}

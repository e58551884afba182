import type { Deed, DeedKind } from '../contract/undo.ts'
import type { Store } from '../store/store-client.ts'
import type { Former } from '../store/undo.ts'
import type { Broadcast } from './broadcast.ts'
import { Refusal } from './refusal.ts'

/** So many deeds can be taken back, the last first. Each may hold the numbers of 10,000 messages. */
const MAX_DEEDS = 50

/** What was done in this run of the program, whoever did it: the user, or the junk filter. */
export interface UndoStack {
  /** Keeps what there was before a deed, unless it changed nothing. */
  add(kind: DeedKind, before: Former, name?: string): void
  last(): Deed | null
  /** @throws Refusal `not-found`, StoreError */
  undo(id: number): Promise<void>
}

export function createUndoStack(store: () => Store, broadcast: Broadcast): UndoStack {
  let kept: { deed: Deed; before: Former }[] = []
  let lastId = 0

  const last = (): Deed | null => kept.at(-1)?.deed ?? null

  return {
    last,
    add(kind, before, name = '') {
      const messages = countMessages(before)
      if (messages === 0 && (before.kind === 'marks' || before.kind === 'labelling')) return
      kept = [...kept, { deed: { id: ++lastId, kind, messages, name }, before }].slice(-MAX_DEEDS)
      broadcast('undo:changed', { last: last(), undone: null })
    },
    async undo(id) {
      const found = kept.find(({ deed }) => deed.id === id)
      if (!found) throw new Refusal('not-found', `deed ${String(id)} is not kept`)
      // First, so that a second press takes back the one before.
      kept = kept.filter((one) => one !== found)
      const { accountIds } = await store().undo({ before: found.before })
      broadcast('undo:changed', { last: last(), undone: found.deed })
      if (accountIds.length > 0) broadcast('messages:changed', { accountIds })
      if (found.before.kind === 'label' || found.before.kind === 'labelling')
        broadcast('labels:changed', await store().listLabels())
      if (found.before.kind === 'rule') broadcast('rules:changed', await store().listRules())
    },
  }
}

function countMessages(before: Former): number {
  switch (before.kind) {
    case 'marks':
      return before.former.reduce((sum, { ids }) => sum + ids.length, 0)
    case 'rule':
      return 0
    case 'label':
    case 'labelling':
      return before.messageIds.length
  }
}

import type { Handlers } from '../../contract/calls.ts'
import type { Store } from '../../store/store-client.ts'
import type { Broadcast } from '../broadcast.ts'
import { Refusal } from '../refusal.ts'
import type { UndoStack } from '../undo-stack.ts'

type LabelCalls = Pick<Handlers, Extract<keyof Handlers, `labels:${string}`>>

export function labelHandlers(store: () => Store, undo: UndoStack, broadcast: Broadcast): LabelCalls {
  const tell = async (changed?: { accountIds: string[] }): Promise<void> => {
    broadcast('labels:changed', await store().listLabels())
    if (changed && changed.accountIds.length > 0) broadcast('messages:changed', changed)
  }
  const refuseTwice = async (name: string, id?: number): Promise<void> => {
    const isSame = (other: string): boolean =>
      other.localeCompare(name, undefined, { sensitivity: 'accent' }) === 0
    const labels = await store().listLabels()
    if (labels.some((label) => label.id !== id && isSame(label.name)))
      throw new Refusal('bad-request', `there is a label with the name ${name}`)
  }

  return {
    'labels:list': () => store().listLabels(),
    'labels:add': async (label) => {
      await refuseTwice(label.name)
      const added = await store().addLabel(label)
      await tell()
      return added
    },
    'labels:change': async (label) => {
      await refuseTwice(label.name, label.id)
      await store().changeLabel(label)
      await tell()
    },
    'labels:remove': async ({ id }) => {
      const done = await store().removeLabel({ id })
      if (done.before) undo.add('label-removed', done.before, done.before.name)
      await tell(done)
    },
    'labels:put': async (change) => {
      const done = await store().putLabel(change)
      const name = (await store().listLabels()).find(({ id }) => id === change.labelId)?.name
      undo.add(change.isOn ? 'labelled' : 'unlabelled', done.before, name)
      await tell(done)
    },
  }
}

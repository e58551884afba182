import type { Handlers } from '../../contract/calls.ts'
import type { Store } from '../../store/store-client.ts'
import type { Broadcast } from '../broadcast.ts'
import { Refusal } from '../refusal.ts'

type LabelCalls = Pick<Handlers, Extract<keyof Handlers, `labels:${string}`>>

export function labelHandlers(store: () => Store, broadcast: Broadcast): LabelCalls {
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
    'labels:remove': async ({ id }) => tell(await store().removeLabel({ id })),
    'labels:put': async (change) => tell(await store().putLabel(change)),
  }
}

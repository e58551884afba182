import type { DeskOrder, DeskSelection, DeskView } from '../contract/server-desk.ts'
import type { DeskMessage } from './desk-message.ts'
import { selectMessages } from './select-messages.ts'
import { sortMessages } from './sort-messages.ts'

/** What the desk knows of the messages, and the order they were last shown in. */
export interface DeskRows {
  /** In the order in which they arrived; null: never listed. */
  readonly messages: readonly DeskMessage[] | null
  /** Goes up with every change of a row. */
  readonly revision: number
  /** null: nothing is listed any more. */
  replace(messages: readonly DeskMessage[] | null): void
  /** A row was changed in place. */
  touch(): void
  find(uid: string): DeskMessage | undefined
  marked(): DeskMessage[]
  inOrder(order: DeskOrder): Promise<readonly DeskMessage[]>
  /** A range means the rows as they were last shown, whatever has changed since. */
  select(selection: DeskSelection): Promise<DeskMessage[]>
  totals(): Pick<DeskView, 'maildrop' | 'marked' | 'rest' | 'headers' | 'revision'>
}

interface Sorted {
  order: DeskOrder
  revision: number
  messages: Promise<readonly DeskMessage[]>
}

export function createDeskRows(): DeskRows {
  let messages: readonly DeskMessage[] | null = null
  let byUid = new Map<string, DeskMessage>()
  let revision = 0
  let sorted: Sorted | undefined

  const isOf = ({ by, isDescending }: DeskOrder): boolean =>
    sorted?.order.by === by && sorted.order.isDescending === isDescending

  const inOrder = (order: DeskOrder): Promise<readonly DeskMessage[]> => {
    if (!sorted || !isOf(order) || sorted.revision !== revision) {
      sorted = { order, revision, messages: sortMessages(messages ?? [], order) }
    }
    return sorted.messages
  }

  const marked = (): DeskMessage[] => (messages ?? []).filter(({ isMarked }) => isMarked)

  return {
    get messages() {
      return messages
    },
    get revision() {
      return revision
    },
    replace(listed) {
      messages = listed
      byUid = new Map(listed?.map((message) => [message.uid, message]))
      sorted = undefined
      revision += 1
    },
    touch: () => void (revision += 1),
    find: (uid) => byUid.get(uid),
    marked,
    inOrder,
    select: (selection) =>
      selectMessages(messages ?? [], selection, ({ order }) =>
        sorted && isOf(order) ? sorted.messages : inOrder(order),
      ),
    totals() {
      const chosen = marked()
      return {
        maildrop: messages && sizeOf(messages),
        marked: { ...sizeOf(chosen), unseen: chosen.filter(({ isHere }) => !isHere).length },
        rest: sizeOf((messages ?? []).filter(({ isHere, isMarked }) => !isHere && !isMarked)),
        headers: (messages ?? []).filter(({ hasHeader }) => hasHeader).length,
        revision,
      }
    },
  }
}

/** Number and size, as STAT tells them. */
export const sizeOf = (messages: readonly DeskMessage[]): { messages: number; octets: number } => ({
  messages: messages.length,
  octets: messages.reduce((sum, { octets }) => sum + octets, 0),
})

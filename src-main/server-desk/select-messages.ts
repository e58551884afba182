import type { DeskSelection } from '../contract/server-desk.ts'
import type { DeskMessage } from './desk-message.ts'

/** The messages that a selection is about. `positions` gives the rows of an order, as they were last shown. */
export async function selectMessages(
  messages: readonly DeskMessage[],
  selection: DeskSelection,
  positions: (selection: Extract<DeskSelection, { kind: 'range' }>) => Promise<readonly DeskMessage[]>,
): Promise<DeskMessage[]> {
  switch (selection.kind) {
    case 'uids': {
      const uids = new Set(selection.uids)
      return messages.filter(({ uid }) => uids.has(uid))
    }
    case 'range': {
      const [from, to] = [Math.min(selection.from, selection.to), Math.max(selection.from, selection.to)]
      return (await positions(selection)).slice(from, to + 1)
    }
    case 'sender': {
      const address = selection.address.toLowerCase()
      return messages.filter(({ header }) => header?.fromAddress.toLowerCase() === address)
    }
    case 'rule':
      return messages.filter(({ header }) => header?.rules.includes(selection.name) ?? false)
    case 'unmarked':
      return messages.filter(({ isMarked }) => !isMarked)
  }
}

import type { DeskHeader, DeskRow } from '../contract/server-desk.ts'
import type { ListedMessage } from '../sync/read-listing.ts'

/** A message of an open, or lost, session. */
export interface DeskMessage extends ListedMessage, Pick<DeskRow, 'where' | 'isMarked' | 'messageId'> {
  /** The whole message is here, without a doubt about which one it is. */
  isHere: boolean
  header: DeskHeader | null
  /** TOP has been answered, or need not be asked, since its answer is known. */
  hasHeader: boolean
}

/** The row as it is shown. */
export const toRow = ({ uid, number, octets, where, isMarked, messageId, header }: DeskMessage): DeskRow => ({
  uid,
  number,
  octets,
  where,
  isMarked,
  messageId,
  header,
})

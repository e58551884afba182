import type { Where } from '../../../src-main/contract/message.ts'
import type { MessageKey, Translate } from '../../text/messages.ts'

const keys: Record<Where, MessageKey> = {
  server: 'list.where.server',
  here: 'list.where.here',
  both: 'list.where.both',
  'pending-delete': 'list.where.pendingDelete',
}

/** Where a message is, in words. */
export const whereWords = (t: Translate, where: Where): string => t(keys[where])

import type { MessageQuery } from '../../src-main/contract/message.ts'

/** All mail of all accounts, newest first. */
export const EVERY_MESSAGE: MessageQuery = {
  accountId: null,
  place: null,
  starredOnly: false,
  labelId: null,
  text: '',
  order: 'date',
  isAscending: false,
  isThreaded: false,
}

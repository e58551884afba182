import type { MessageRow } from '../../src-main/contract/message.ts'

/** Rows as a list would have them, newest first: ids count down from `count` to 1. */
export function messageRows(count: number, changes: Partial<MessageRow> = {}): MessageRow[] {
  return Array.from({ length: count }, (_, at) => ({
    id: count - at,
    accountId: '00000000-0000-4000-8000-000000000001',
    where: 'both',
    place: 'inbox',
    isUnread: false,
    isStarred: false,
    hasAttachments: false,
    fromName: `Sender ${count - at}`,
    fromAddress: 'sender@example.org',
    subject: `Subject ${count - at}`,
    preview: '',
    date: 1_700_000_000_000 + (count - at) * 60_000,
    size: 1000,
    labelIds: [],
    ...changes,
  }))
}

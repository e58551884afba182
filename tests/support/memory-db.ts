import { createHash } from 'node:crypto'
import type { BodySummary } from '../../src-main/contract/message-summary.ts'
import type { MessageQuery } from '../../src-main/contract/message.ts'
import type { Database, ReadableDb } from '../../src-main/store/handles.ts'
import { openDatabase } from '../../src-main/store/open-database.ts'
import { sql } from '../../src-main/store/sql.ts'
import type { Sql } from '../../src-main/store/sql.ts'
import type { NewHeader, NewMessage, StoreOperations } from '../../src-main/store/store-operations.ts'
import { EVERY_MESSAGE } from './every-message.ts'

export const TEST_KEY = new Uint8Array(32).fill(7)
export const ANNA = '11111111-1111-4111-8111-111111111111'
export const BORIS = '22222222-2222-4222-8222-222222222222'

/** A store's database that lives in memory, with the whole schema. */
export const memoryDb = (): Database => openDatabase({ path: ':memory:', key: TEST_KEY })

export type HeaderChange = Partial<Omit<NewHeader, 'header'>> & Partial<NewHeader['header']>
export type MessageChange = HeaderChange & Partial<BodySummary> & { text?: string }
/** `body`: what the indexer will find in it (commitAndIndex). */
export type MadeMessage = NewMessage & { body: BodySummary }

/** A header as sync hands it over; say only what matters to the test. */
export function newHeader(change: HeaderChange = {}): NewHeader {
  const { uid = 'uid-1', size = 1000, ...header } = change
  return {
    uid,
    size,
    header: {
      subject: 'A subject',
      fromName: 'Vera',
      fromAddress: 'vera@example.org',
      recipients: 'anna@example.org',
      date: Date.UTC(2024, 0, 1),
      messageId: `${uid}@example.org`,
      references: [],
      headerHash: createHash('sha256').update(uid).digest('hex'),
      spamScore: null,
      isSpam: false,
      ...header,
    },
  }
}

/** A whole message as sync hands it over; `text` is its source. */
export function newMessage(change: MessageChange = {}): MadeMessage {
  const { text = `Subject: x\r\n\r\n${change.uid ?? 'uid-1'}\r\n`, ...rest } = change
  const {
    preview = 'First words',
    hasAttachments = false,
    hasPdf = false,
    searchText = '',
    attachmentText = '',
    ...header
  } = rest
  const bytes = new Uint8Array(new TextEncoder().encode(text))
  return {
    ...newHeader({ size: bytes.length, ...header }),
    body: { preview, hasAttachments, hasPdf, searchText, attachmentText },
    bytes,
  }
}

/** Commits headers and messages of an account, and indexes all that waits by what was said of it. */
export function commitAndIndex(
  store: StoreOperations,
  ask: { accountId: string; headers?: NewHeader[]; messages?: MadeMessage[]; now: number },
): void {
  const { accountId, headers = [], messages = [], now } = ask
  store.commitHeaders({ accountId, headers, now })
  store.commitMessages({ accountId, messages, now })
  const made = new Map(messages.map((message) => [message.uid, message]))
  const uids = new Map(store.readLedger({ accountId }).map(({ messageId, uid }) => [messageId, uid]))
  const waiting = store.listUnindexed({ limit: messages.length + headers.length })
  store.indexMessages({
    messages: waiting.map(({ id, held, recipients }) => {
      const message = made.get(uids.get(id) ?? '')
      const body = message?.body ?? null
      return { id, held, recipients: message?.header.recipients ?? recipients, body, isUnreadable: false }
    }),
  })
}

/** A query for a list: all accounts, every place, unless said otherwise. */
export const listQuery = (change: Partial<MessageQuery> = {}): MessageQuery => ({
  ...EVERY_MESSAGE,
  ...change,
})

/** How SQLite would answer a query: the lines of its plan. */
export const explain = (db: ReadableDb, query: Sql): string[] =>
  db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`).map(({ detail }) => detail)

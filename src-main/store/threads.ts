import type { HeaderSummary } from '../contract/message-summary.ts'
import { baseSubject, isReply } from './base-subject.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { hash52 } from './hash52.ts'
import { jsonList, sql } from './sql.ts'

/** A conversation takes no more: a mail program that gives all its messages one Message-ID would put them all in it. */
const MAX_MESSAGES = 1000
/** An answer that does not say to what is to a message of the same subject, at most so far away in time. */
const LOOSE_MILLIS = 14 * 24 * 60 * 60 * 1000
/** So many messages of the same subject are looked at. */
const MAX_CANDIDATES = 20
const MAX_KEY = 100
const MAX_RECIPIENTS = 2000

export interface Unfiled {
  accountId: string
  /** That its row has, or is to have. */
  id: number
  header: HeaderSummary
  /** Milliseconds since 1970, as the row has it. */
  date: number
}

/** Where a message belongs, for its row. */
export interface Filing {
  threadId: number
  /** What lists in the order of senders and subjects go by. */
  senderKey: string
  subjectKey: string
  /** Whom an answer that does not say to what went to; null: any other message. */
  looseReply: string | null
}

/**
 * Finds the conversation that a message belongs to: that of any message which it refers to, or which refers to it, or to
 * the same one; several become one. Costs as much as it has references, however much mail there is. (RFC 5322 section
 * 3.6.4; the order within a conversation is that of dates.) Inside the transaction in which the caller writes the row.
 * @throws StoreError
 */
export function fileMessage(db: WritableDb, message: Unfiled): Filing {
  const { accountId, id, header } = message
  const subjectKey = baseSubject(header.subject)
  const isLoose = header.references.length === 0 && isReply(header.subject)
  const links = [header.messageId, ...header.references].filter(Boolean).map((one) => linkOf(accountId, one))
  const found = new Set([...linkedThreads(db, links), ...threadsBySubject(db, message, subjectKey, isLoose)])
  const threadId = joined(db, [...found]) ?? id
  for (const link of links)
    db.run(sql`INSERT OR IGNORE INTO thread_link (link, thread_id) VALUES (${link}, ${threadId})`)
  return {
    threadId,
    senderKey: (header.fromName || header.fromAddress).toLowerCase().slice(0, MAX_KEY),
    subjectKey,
    looseReply: isLoose ? header.recipients.toLowerCase().slice(0, MAX_RECIPIENTS) : null,
  }
}

const linkOf = (accountId: string, messageId: string): number => hash52(`${accountId} ${messageId}`)

const linkedThreads = (db: ReadableDb, links: readonly number[]): number[] =>
  links
    .flatMap((link) =>
      db.all<{ id: number }>(sql`SELECT thread_id AS id FROM thread_link WHERE link = ${link}`),
    )
    .map(({ id }) => id)

interface Candidate {
  threadId: number
  fromAddress: string
  recipients: string | null
}

/** By subject, as a last resort: of the two one is an answer that does not say to what, and each knows the other. */
function threadsBySubject(
  db: ReadableDb,
  { accountId, id, header, date }: Unfiled,
  subjectKey: string,
  isLoose: boolean,
): number[] {
  if (subjectKey === '') return []
  const columns = sql`thread_id AS threadId, from_address AS fromAddress, loose_reply AS recipients`
  const near = sql`date BETWEEN ${date - LOOSE_MILLIS} AND ${date + LOOSE_MILLIS} AND id <> ${id}`
  const candidates = isLoose
    ? db.all<Candidate>(sql`
        SELECT ${columns} FROM message
        WHERE place IN ('inbox', 'archive', 'junk', 'bin') AND subject_key = ${subjectKey} AND ${near}
          AND account_id = ${accountId} LIMIT ${MAX_CANDIDATES}`)
    : db.all<Candidate>(sql`
        SELECT ${columns} FROM message INDEXED BY loose_replies
        WHERE account_id = ${accountId} AND subject_key = ${subjectKey} AND ${near} AND loose_reply IS NOT NULL
        LIMIT ${MAX_CANDIDATES}`)
  const own = header.fromAddress.toLowerCase()
  const recipients = header.recipients.toLowerCase()
  return candidates
    .filter((other) => {
      const from = other.fromAddress.toLowerCase()
      return (
        from !== '' &&
        (from === own ||
          recipients.includes(from) ||
          (own !== '' && Boolean(other.recipients?.includes(own))))
      )
    })
    .map(({ threadId }) => threadId)
}

/** One conversation of all those, the largest; null when there is none that takes more. */
function joined(db: WritableDb, threadIds: readonly number[]): number | null {
  if (threadIds.length === 0) return null
  const bySize = db.all<{ id: number; total: number }>(sql`
    SELECT value AS id, coalesce((SELECT sum(total) FROM thread_place WHERE thread_id = value), 0) AS total
    FROM json_each(${jsonList(threadIds)}) ORDER BY total DESC`)
  const [largest, ...others] = bySize.filter(({ total }) => total < MAX_MESSAGES)
  if (!largest) return null
  let room = MAX_MESSAGES - largest.total
  for (const { id, total } of others) {
    if (total >= room) continue
    room -= total
    db.run(sql`UPDATE message SET thread_id = ${largest.id} WHERE thread_id = ${id}`)
    db.run(sql`UPDATE thread_link SET thread_id = ${largest.id} WHERE thread_id = ${id}`)
  }
  return largest.id
}

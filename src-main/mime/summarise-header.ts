import { createHash } from 'node:crypto'
import type { Address } from '../contract/message.ts'
import type { HeaderSummary } from '../contract/message-summary.ts'
import { cleanLine } from './clean-line.ts'
import { decodeWords } from './encoded-words.ts'
import { parseAddresses } from './header-addresses.ts'
import { parseDate } from './header-date.ts'
import { headerLength, readFields } from './header-fields.ts'
import { MAX_RECIPIENTS_LENGTH, MAX_REFERENCES } from './limits.ts'
import { readSpamMarks } from './spam-marks.ts'

const WANTED = new Set([
  'subject',
  'from',
  'sender',
  'to',
  'cc',
  'bcc',
  'reply-to',
  'date',
  'message-id',
  'in-reply-to',
  'references',
])

/** A header as the reader shows it. */
export interface MessageHeader {
  subject: string
  from: Address[]
  to: Address[]
  cc: Address[]
  bcc: Address[]
  replyTo: Address[]
  /** Milliseconds since 1970; null when the Date header is missing or unusable. */
  date: number | null
  /** Without angle brackets, or empty. */
  messageId: string
  /** Of In-Reply-To and References (RFC 5322 section 3.6.4), each once: the first, and the last ones. */
  references: string[]
}

/** Reads the header of a message, or of a header block alone (RFC 5322 section 3.6). Never throws. */
export function readHeader(bytes: Uint8Array): MessageHeader {
  const fields = readFields(bytes.subarray(0, headerLength(bytes)), WANTED)
  const addresses = (name: string): Address[] => parseAddresses(fields.get(name) ?? '')
  const from = addresses('from')
  return {
    subject: cleanLine(decodeWords(fields.get('subject') ?? '')),
    from: from.length > 0 ? from : addresses('sender'),
    to: addresses('to'),
    cc: addresses('cc'),
    bcc: addresses('bcc'),
    replyTo: addresses('reply-to'),
    date: parseDate(fields.get('date') ?? ''),
    messageId: readMessageId(fields.get('message-id') ?? ''),
    references: readReferences(fields.get('references') ?? '', fields.get('in-reply-to') ?? ''),
  }
}

/** The summary of a message's header, from the whole message or the header block alone: both give the same. */
export function summariseHeader(bytes: Uint8Array): HeaderSummary {
  const { subject, from, to, cc, bcc, date, messageId, references } = readHeader(bytes)
  return {
    subject,
    fromName: from[0]?.name ?? '',
    fromAddress: from[0]?.address ?? '',
    recipients: [...to, ...cc, ...bcc]
      .map(({ name, address }) => (name ? `${name} <${address}>` : address))
      .join(', ')
      .slice(0, MAX_RECIPIENTS_LENGTH),
    date,
    messageId,
    references: references.filter((reference) => reference !== messageId),
    headerHash: createHash('sha256')
      .update(bytes.subarray(0, headerLength(bytes)))
      .digest('hex'),
    ...readSpamMarks(bytes),
  }
}

function readMessageId(raw: string): string {
  const inBrackets = /<([^<>]*)>/.exec(raw)?.[1]
  return cleanLine(inBrackets ?? raw.split(/\s/)[0] ?? '')
}

/**
 * Old programs write whole sentences into In-Reply-To, and addresses into both: what has brackets and an @ is taken for a
 * Message-ID. Of a long list the root and the nearest matter.
 */
function readReferences(references: string, inReplyTo: string): string[] {
  const ids = [...`${references} ${inReplyTo}`.matchAll(/<([^<>\s]+@[^<>\s]*)>/g)].map(([, id = '']) =>
    cleanLine(id),
  )
  const all = [...new Set(ids)]
  return all.length <= MAX_REFERENCES ? all : [...all.slice(0, 1), ...all.slice(1 - MAX_REFERENCES)]
}

import type { HeaderField } from '../contract/header-field.ts'
import { allFields } from './all-fields.ts'
import { decodeText } from './charset.ts'
import { headerLength } from './header-fields.ts'
import { htmlToText } from './html-to-text.ts'
import { MAX_HEADER_OCTETS, MAX_SEARCH_OCTETS } from './limits.ts'
import { bodiesFor, isBody } from './message-bodies.ts'
import { MimeError } from './mime-error.ts'
import { splitMessage } from './split-message.ts'

/** The beginning of a message as text: as people read it, and as it was sent. */
export interface TopPreview {
  /** Every header field, decoded. */
  fields: HeaderField[]
  /** The words of the first lines, their encoding undone where the cut leaves enough of it. */
  body: string
  sent: { header: string; body: string }
}

/** What would move the cursor, ring, or turn the direction of what follows; tab and line feed stay. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g

/** What TOP gave, as text that is safe to show. The lines are cut at what search looks through. */
export async function previewTop(bytes: Uint8Array): Promise<TopPreview> {
  const end = headerLength(bytes)
  const seen = bytes.subarray(0, end + MAX_SEARCH_OCTETS)
  const sentBody = decodeText(seen.subarray(end), '')
  return {
    fields: allFields(bytes),
    body: plain((await firstWords(seen)) ?? sentBody).trim(),
    sent: {
      header: plain(decodeText(bytes.subarray(0, Math.min(end, MAX_HEADER_OCTETS)), '')),
      body: plain(sentBody).trim(),
    },
  }
}

/** null: nothing in it can be told to be text. */
async function firstWords(bytes: Uint8Array): Promise<string | null> {
  try {
    const bodies = bodiesFor(await splitMessage(bytes, isBody), 'text')
    if (bodies.length > 0) {
      return bodies.map(({ kind, text }) => (kind === 'html' ? htmlToText(text) : text)).join('\n\n')
    }
  } catch (error) {
    if (!(error instanceof MimeError)) throw error
  }
  return null
}

const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(UNSAFE, '')

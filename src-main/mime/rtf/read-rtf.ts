import { deEncapsulateSync } from 'rtf-stream-parser'
import { decodeText } from '../charset.ts'
import { MAX_RTF_DEPTH } from '../limits.ts'
import { expandRtf } from './expand-rtf.ts'
import { rtfToText } from './rtf-to-text.ts'

const OPEN = 0x7b
const CLOSE = 0x7d

/** The text of a message that Outlook keeps as RTF. */
export interface RtfBody {
  kind: 'html' | 'text'
  text: string
}

/**
 * Reads compressed RTF: the HTML or text that was put into it ([MS-OXRTFEX]), else its words. Null when there is nothing
 * to read.
 */
export function readRtf(compressed: Uint8Array): RtfBody | null {
  const rtf = expandRtf(compressed)
  if (!rtf) return null
  const isWrapped =
    /\\from(?:html1|text)/.test(rtf.toString('latin1', 0, 2000)) && depthOf(rtf) <= MAX_RTF_DEPTH
  const inside = isWrapped ? deEncapsulate(rtf) : null
  const body = inside ?? { kind: 'text', text: rtfToText(rtf) }
  return body.text.trim() === '' ? null : body
}

/** How deep groups lie within one another, at most. */
function depthOf(rtf: Buffer): number {
  let depth = 0
  let deepest = 0
  for (const octet of rtf) {
    if (octet === OPEN) deepest = Math.max(deepest, ++depth)
    else if (octet === CLOSE) depth--
  }
  return deepest
}

function deEncapsulate(rtf: Buffer): RtfBody | null {
  try {
    const { mode, text } = deEncapsulateSync(rtf, {
      decode: (bytes: Uint8Array, charset: string) => decodeText(bytes, charset.replace(/^cp/, 'windows-')),
      warn: () => undefined,
    })
    return { kind: mode, text: String(text) }
  } catch {
    // Not built as Outlook does; its words can still be had.
    return null
  }
}

import { headOf } from './leaf.ts'
import { isBody } from './message-bodies.ts'
import type { Leaf, LeafHead } from './leaf.ts'
import { isTnef, readTnef } from './tnef.ts'
import { takeUuencodedFiles } from './uuencode.ts'

/** A message of old mail with a line like this may carry files; most messages need no further look. */
const MAY_BE_UUENCODED = /^begin [0-7]{3,4} /m

/**
 * Puts the files that other mail programs wrapped up in place of their wrapping: those of a TNEF stream (Outlook's
 * `winmail.dat`), and those written as uuencode between the lines of a text. A stream that holds nothing we can
 * show stays the file it is. The leaves given stay as they are.
 */
export function unpackLeaves(leaves: readonly Leaf[]): Leaf[] {
  const hasText = leaves.some(isBody)
  return leaves.flatMap((leaf) => {
    const isStream = isTnef(headOf(leaf))
    const isText = isBody(leaf) && leaf.mimeType === 'text/plain'
    const bytes = isStream || isText ? leaf.bytes : null
    if (bytes === null) return [leaf]
    return isStream ? unpackTnef(leaf, bytes, hasText) : unpackText(leaf, bytes)
  })
}

/** Whether a part may be a TNEF stream, by what it says alone. */
export const mayBeTnef = ({ mimeType, fileName }: LeafHead): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/.test(mimeType) || fileName.toLowerCase() === 'winmail.dat'

const FILE: Omit<Leaf, 'bytes' | 'fileName'> = {
  mimeType: 'application/octet-stream',
  charset: '',
  disposition: 'attachment',
  contentId: '',
  isFlowed: false,
  deletesSpaces: false,
  alternative: null,
}

/** The text in the stream is what the sender saw, but one that came beside it was made for everybody else. */
function unpackTnef(leaf: Leaf, bytes: Uint8Array, hasText: boolean): Leaf[] {
  const { files, body } = readTnef(bytes)
  const unpacked = files.map(({ name, mimeType, contentId, bytes: content }): Leaf => ({
    ...FILE,
    fileName: name,
    contentId,
    mimeType: mimeType || FILE.mimeType,
    bytes: content,
  }))
  const shown: Leaf[] = body && !hasText ? [{ ...FILE, disposition: '', fileName: '', ...body }] : []
  return unpacked.length + shown.length > 0 ? [...shown, ...unpacked] : [leaf]
}

function unpackText(leaf: Leaf, bytes: Uint8Array): Leaf[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!MAY_BE_UUENCODED.test(text)) return [leaf]
  const { text: kept, files } = takeUuencodedFiles(text)
  const unpacked = files.map(({ name, bytes: content }): Leaf => ({
    ...FILE,
    fileName: name,
    bytes: content,
  }))
  return [{ ...leaf, bytes: new Uint8Array(Buffer.from(kept, 'latin1')) }, ...unpacked]
}

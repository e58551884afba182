import type { Leaf } from './leaf.ts'
import { MAX_BODY_OCTETS } from './limits.ts'
import { isBody } from './message-bodies.ts'

/** What git writes above the changes of a file, with the first line of what it says of them. */
const GIT =
  /^diff --git \S[^\n]{0,4000}\n(?:index |--- |old mode |new mode |deleted file |new file |copy from |rename from |similarity |dissimilarity )/m

/** The head of changes of a file, and of the first of them, as all programs write them. */
const UNIFIED =
  /^--- \S[^\n]{0,4000}\n\+\+\+ \S[^\n]{0,4000}\n@@ -\d{1,9}(?:,\d{1,9})? \+\d{1,9}(?:,\d{1,9})? @@/m

/**
 * Whether a part is text with a patch in it, beyond doubt: not one that is quoted, and not one whose lines were meant to
 * flow.
 */
export function isPatch(leaf: Leaf): boolean {
  if (!isBody(leaf) || leaf.mimeType !== 'text/plain' || leaf.isFlowed || !leaf.bytes) return false
  const { buffer, byteOffset, length } = leaf.bytes
  const text = Buffer.from(buffer, byteOffset, Math.min(length, MAX_BODY_OCTETS)).toString('latin1')
  return GIT.test(text) || UNIFIED.test(text)
}

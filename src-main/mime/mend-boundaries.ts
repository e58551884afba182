/** The splitter inside mailparser, as far as boundaries go. */
export interface BoundarySplitter {
  /** The node that is read. */
  node: { multipart: string | false; _boundary: Uint8Array | false }
  compareBoundary(line: Uint8Array, start: number, boundary: Uint8Array): 1 | 2 | false
}

/**
 * Makes the splitter read boundaries as RFC 2046 section 5.1.1 has them: white space may follow one, and what is no
 * multipart has none, whatever its parameters say.
 */
export function mendBoundaries(splitter: BoundarySplitter): void {
  const compare = splitter.compareBoundary.bind(splitter)
  splitter.compareBoundary = (line, start, boundary) => {
    const { multipart, _boundary } = splitter.node
    if (boundary === _boundary && !multipart) return false
    return compare(withoutPadding(line), start, boundary)
  }
}

function withoutPadding(line: Uint8Array): Uint8Array {
  const isWhite = (octet: number | undefined): boolean => octet === 0x20 || octet === 0x09
  let end = line.length
  while (end > 0 && (line[end - 1] === 0x0a || line[end - 1] === 0x0d)) end--
  if (!isWhite(line[end - 1])) return line
  const lineEnd = line.subarray(end)
  while (end > 0 && isWhite(line[end - 1])) end--
  return Buffer.concat([line.subarray(0, end), lineEnd])
}

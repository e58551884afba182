/** A node of the MIME tree, as far as boundaries go. */
interface BoundaryNode {
  multipart: string | false
  _boundary: Uint8Array | false
  /** The multipart whose boundary ends this node. */
  _parentBoundaryOwner: BoundaryNode | false
}

/** The splitter inside mailparser, as far as boundaries go. */
export interface BoundarySplitter {
  /** The node that is read. */
  node: BoundaryNode
  compareBoundary(line: Uint8Array, start: number, boundary: Uint8Array): 1 | 2 | false
  /** 1 and 2: the next part and the end of the node that is read; 3 and 4: of the multipart around it. */
  checkBoundary(line: Uint8Array): 1 | 2 | 3 | 4 | false
}

/**
 * Makes the splitter read boundaries as RFC 2046 section 5.1 has them: white space may follow one, what is no
 * multipart has none, whatever its parameters say, and that of any multipart around ends all that is open within.
 */
export function mendBoundaries(splitter: BoundarySplitter): void {
  const compare = splitter.compareBoundary.bind(splitter)
  splitter.compareBoundary = (line, start, boundary) => {
    const { multipart, _boundary } = splitter.node
    if (boundary === _boundary && !multipart) return false
    return compare(withoutPadding(line), start, boundary)
  }
  const check = splitter.checkBoundary.bind(splitter)
  splitter.checkBoundary = (line) => {
    const found = check(line)
    if (found || line[0] !== HYPHEN || line[1] !== HYPHEN) return found
    for (let node = splitter.node._parentBoundaryOwner; node; node = node._parentBoundaryOwner) {
      const outer = node._parentBoundaryOwner
      const isNext = outer && outer._boundary && splitter.compareBoundary(line, 0, outer._boundary)
      if (!isNext) continue
      splitter.node = node
      return isNext === 1 ? 3 : 4
    }
    return false
  }
}

const HYPHEN = 0x2d

function withoutPadding(line: Uint8Array): Uint8Array {
  const isWhite = (octet: number | undefined): boolean => octet === 0x20 || octet === 0x09
  let end = line.length
  while (end > 0 && (line[end - 1] === 0x0a || line[end - 1] === 0x0d)) end--
  if (!isWhite(line[end - 1])) return line
  const lineEnd = line.subarray(end)
  while (end > 0 && isWhite(line[end - 1])) end--
  return Buffer.concat([line.subarray(0, end), lineEnd])
}

import type { Element, Root, RootContent, Text } from 'hast'
import type { FrameMarks } from '../../contract/frame.ts'
import { litWords } from '../../shared/lit-words.ts'

/** Places that are marked; nobody steps through more. */
export const MAX_HITS = 1000
/** Words that are looked for at once: more than a search field holds. */
const MAX_WORDS = 20

const BLOCKS =
  /^(?:address|article|aside|blockquote|br|caption|center|dd|details|dir|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/

/** Where a hit lies in the text of a node. */
interface Piece {
  start: number
  end: number
  /** From 1; the piece that begins it carries its name. */
  hit: number
  isFirst: boolean
}

/** Text that runs on across elements within a line: "find <b>me</b>". */
type Run = Text[]

/**
 * Marks what is looked for, whatever its case and accents, also across elements in one line. Of a phrase each hit is named
 * `hit-<n>`, from `first` on, and what is folded around one is opened; the words that a message was found by are merely
 * lit. The tree given stays as it is.
 */
export function markWords(root: Root, wanted: FrameMarks, first: number): { root: Root; hits: number } {
  const isFound = 'phrase' in wanted
  const find = isFound ? finderOf(wanted.phrase) : litWordsOf(wanted.words)
  if (find === null) return { root, hits: 0 }
  const runs: Run[] = [[]]
  gather(root.children, runs)
  const pieces = new Map<Text, Piece[]>()
  let next = first
  for (const run of runs) {
    if (next > MAX_HITS) break
    for (const [start, end] of find(run.map(({ value }) => value).join(''))) {
      if (next > MAX_HITS) break
      note(run, start, end, next++, pieces)
    }
  }
  if (next === first) return { root, hits: 0 }
  return { root: { ...root, children: rebuild(root.children, pieces, isFound).nodes }, hits: next - first }
}

function gather(nodes: readonly RootContent[], runs: Run[]): void {
  for (const node of nodes) {
    if (node.type === 'text') runs.at(-1)?.push(node)
    if (node.type !== 'element' || node.tagName === 'style') continue
    const isBlock = BLOCKS.test(node.tagName)
    if (isBlock) runs.push([])
    gather(isQuoteFold(node) ? node.children.slice(1) : node.children, runs)
    if (isBlock) runs.push([])
  }
}

/** Its first child is our own word for it (fold-quotes.ts). */
const isQuoteFold = ({ tagName, properties }: Element): boolean =>
  tagName === 'details' &&
  Array.isArray(properties['className']) &&
  properties['className'].includes('restante-quote')

/** The places of something in a text, in order, none over another. */
type Finder = (text: string) => [number, number][]

/** As the list lights them. */
function litWordsOf(words: readonly string[]): Finder | null {
  const some = words.slice(0, MAX_WORDS).filter((word) => word.trim() !== '')
  return some.length === 0 ? null : (text) => litWords(text, some)
}

function finderOf(phrase: string): Finder | null {
  const needle = fold(phrase.trim()).text
  if (needle === '') return null
  return (whole) => {
    const { text, places } = fold(whole)
    const found: [number, number][] = []
    let at = text.indexOf(needle)
    for (; at >= 0 && found.length <= MAX_HITS; at = text.indexOf(needle, at + needle.length))
      found.push([places[at] ?? 0, places[at + needle.length] ?? 0])
    return found
  }
}

/** Small letters without accents, white space as one space; and for each of them, and the end, where it was. */
function fold(text: string): { text: string; places: number[] } {
  const signs: string[] = []
  const places: number[] = []
  let isAfterSpace = false
  for (let place = 0; place < text.length;) {
    const code = text.codePointAt(place) ?? 0
    const sign = code < 0x80 ? (text[place] ?? '') : String.fromCodePoint(code)
    const isSpace = code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : /\s/.test(sign)
    const plain = isSpace ? (isAfterSpace ? '' : ' ') : plainLetter(sign)
    for (let index = 0; index < plain.length; index++) places.push(place)
    signs.push(plain)
    isAfterSpace = isSpace
    place += sign.length
  }
  places.push(text.length)
  return { text: signs.join(''), places }
}

const plainLetter = (sign: string): string =>
  sign < '\u0080' ? sign.toLowerCase() : sign.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

function note(run: Run, start: number, end: number, hit: number, pieces: Map<Text, Piece[]>): void {
  let offset = 0
  let isFirst = true
  for (const node of run) {
    const [from, to] = [Math.max(start - offset, 0), Math.min(end - offset, node.value.length)]
    if (from < to) {
      const those = pieces.get(node) ?? []
      those.push({ start: from, end: to, hit, isFirst })
      pieces.set(node, those)
      isFirst = false
    }
    offset += node.value.length
    if (offset >= end) return
  }
}

function rebuild<T extends RootContent>(
  nodes: readonly T[],
  pieces: Map<Text, Piece[]>,
  isFound: boolean,
): { nodes: (T | Element | Text)[]; isMarked: boolean } {
  let isMarked = false
  const rebuilt = nodes.flatMap((node): (T | Element | Text)[] => {
    if (node.type === 'text') {
      const those = pieces.get(node)
      isMarked ||= those !== undefined
      return those ? split(node, those, isFound) : [node]
    }
    if (node.type !== 'element') return [node]
    const inner = rebuild(node.children, pieces, isFound)
    if (!inner.isMarked) return [node]
    isMarked = true
    const isToOpen = isFound && node.tagName === 'details'
    const properties = isToOpen ? { ...node.properties, open: true } : node.properties
    return [{ ...node, properties, children: inner.nodes }]
  })
  return { nodes: rebuilt, isMarked }
}

function split({ value }: Text, pieces: readonly Piece[], isFound: boolean): (Element | Text)[] {
  const parts: (Element | Text)[] = []
  let done = 0
  for (const { start, end, hit, isFirst } of pieces) {
    if (start > done) parts.push({ type: 'text', value: value.slice(done, start) })
    parts.push({
      type: 'element',
      tagName: 'mark',
      properties: { className: ['restante-hit'], ...(isFound && isFirst && { id: `hit-${hit}` }) },
      children: [{ type: 'text', value: value.slice(start, end) }],
    })
    done = end
  }
  if (done < value.length) parts.push({ type: 'text', value: value.slice(done) })
  return parts
}

import type { Element, Root, RootContent } from 'hast'
import { isAttribution, isForwarded, quoteAt, textOf } from './quote-starts.ts'

type Parent = Root | Element

/** Characters of a quote that is answered below it, and so stays in sight: some lines. */
const MAX_ANSWERED = 600
/** Characters that are counted at most. */
const ENOUGH = 20_000
/** Elements whose children can be put into another block without any parser moving them. */
const HOLDERS = new Set(['div', 'td', 'th', 'section', 'article', 'main', 'center', 'li', 'font', 'span'])
/** Two hyphens and a space: what follows is a signature. */
const SIGNATURE = /^\s*-- ?(?:\n|$)/

/** A stretch of the text in order: the author's own words, or children `from` to `to` of `parent` that are quoted. */
type Stretch =
  | { parent: null; length: number }
  | { parent: Parent; from: number; to: number; length: number; isFolded: boolean }

/**
 * Folds what a message quotes of others: into `<details>`, which opens by click and by key, without scripts. What is
 * answered line by line stays open where it is short; what was passed on stays open always; so does a quote that is
 * all there is. The tree given stays as it is.
 * @param label what the handle of a folded quote is called
 */
export function foldQuotes(root: Root, label: string): Root {
  const seen: Seen = { reaches: new Map(), around: new Set() }
  lookAt(root, seen)
  if (seen.reaches.size === 0) return root
  const stretches: Stretch[] = []
  gather(root, seen, stretches)
  decide(stretches)
  const folded = new Map<Parent, Stretch[]>()
  for (const stretch of stretches) {
    if (stretch.parent === null || !stretch.isFolded) continue
    folded.set(stretch.parent, [...(folded.get(stretch.parent) ?? []), stretch])
  }
  if (folded.size === 0) return root
  return { ...root, children: rebuild(root, folded, seen.around, label) as RootContent[] }
}

function gather(parent: Parent, seen: Seen, stretches: Stretch[]): void {
  const { children } = parent
  const mayHold = parent.type === 'root' || HOLDERS.has(parent.tagName)
  for (let index = 0; index < children.length; index++) {
    const node = children[index]
    if (!node) continue
    const reach = seen.reaches.get(node)
    // A blockquote is a block wherever it stands; all the rest needs a place for blocks.
    if (reach === 'itself' || (reach === 'rest' && mayHold)) {
      const to = reach === 'rest' ? children.length : index + 1
      const from = mayHold ? attributionBefore(children, index) : index
      dropOwn(stretches, children.slice(from, index))
      const quoted = children.slice(from, to)
      const length = quoted.reduce((sum, child) => sum + lengthOf(child), 0)
      const isPassedOn = quoted.slice(0, 3).some(isForwarded)
      stretches.push({ parent, from, to, length, isFolded: !isPassedOn })
      index = to - 1
    } else if (node.type === 'element' && seen.around.has(node)) gather(node, seen, stretches)
    else addOwn(stretches, node)
  }
}

/** What begins a quote, and the elements around those that do. */
interface Seen {
  reaches: Map<RootContent, 'itself' | 'rest'>
  around: Set<Parent>
}

function lookAt(parent: Parent, seen: Seen): void {
  for (const node of parent.children) {
    const reach = quoteAt(node)
    if (reach) seen.reaches.set(node, reach)
    if (node.type === 'element' && node.tagName !== 'style') lookAt(node, seen)
    if (reach || (node.type === 'element' && seen.around.has(node))) seen.around.add(parent)
  }
}

/** Where the quote at `index` begins together with the line that says whose it is. */
function attributionBefore(children: readonly RootContent[], index: number): number {
  let before = index - 1
  while (before >= 0 && isBlank(children[before])) before--
  const node = children[before]
  return node && isAttribution(node) ? before : index
}

function isBlank(node: RootContent | undefined): boolean {
  if (node?.type === 'text') return node.value.trim() === ''
  return node?.type === 'element' && (node.tagName === 'br' || lengthOf(node) === 0) && !hasPicture(node)
}

const hasPicture = (node: Element): boolean =>
  node.tagName === 'img' || node.children.some((child) => child.type === 'element' && hasPicture(child))

const lengthOf = (node: RootContent): number => textOf(node, ENOUGH).trim().length

function addOwn(stretches: Stretch[], node: RootContent): void {
  const text = textOf(node, ENOUGH)
  const length = SIGNATURE.test(text) ? 0 : text.trim().length
  if (length > 0) stretches.push({ parent: null, length })
}

/** The line that says whose the quote is was taken for the author's own. */
function dropOwn(stretches: Stretch[], nodes: RootContent[]): void {
  if (nodes.some((node) => lengthOf(node) > 0)) stretches.pop()
}

function decide(stretches: Stretch[]): void {
  const isAll = !stretches.some(({ parent }) => parent === null)
  const lastOwn = stretches.findLastIndex(({ parent }) => parent === null)
  stretches.forEach((stretch, place) => {
    if (stretch.parent === null) return
    const isAnswered = place < lastOwn && stretch.length <= MAX_ANSWERED
    stretch.isFolded &&= stretch.length > 0 && !isAll && !isAnswered
  })
}

function rebuild(
  parent: Parent,
  folded: Map<Parent, Stretch[]>,
  around: ReadonlySet<Parent>,
  label: string,
): Parent['children'] {
  const here = folded.get(parent) ?? []
  const children: RootContent[] = []
  parent.children.forEach((node, index) => {
    const stretch = here.find((one) => one.parent !== null && index >= one.from && index < one.to)
    if (stretch && stretch.parent !== null) {
      if (index === stretch.from)
        children.push(details(parent.children.slice(stretch.from, stretch.to) as Element['children'], label))
    } else if (node.type === 'element' && around.has(node))
      children.push({ ...node, children: rebuild(node, folded, around, label) as Element['children'] })
    else children.push(node)
  })
  return children
}

const details = (quoted: Element['children'], label: string): Element => ({
  type: 'element',
  tagName: 'details',
  properties: { className: ['restante-quote'] },
  children: [
    {
      type: 'element',
      tagName: 'summary',
      // In the window's language, which says nothing about the way the message runs.
      properties: { title: label, dir: 'auto' },
      children: [{ type: 'text', value: label }],
    },
    ...quoted,
  ],
})

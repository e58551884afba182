import { generate, parse, walk } from 'css-tree'
import type { Atrule, Block, CssNode, Declaration, List, Rule } from 'css-tree'
import { MAX_STYLE_LENGTH } from './limits.ts'

/** Styles that are safe to show. */
export interface SafeCss {
  css: string
  /** References to something remote that were left out. */
  blockedRemote: number
  /** Whether any colour is set: such a message cannot be recoloured. */
  hasColours: boolean
}

/**
 * Properties that lay out text. Not among them: whatever loads (`content`, `cursor`, `behavior`), leaves its place
 * over other text (`position`, `transform`), moves (`animation`, `transition`), or holds anything (`--*`).
 */
const PROPERTIES = new Set(
  `align-content align-items align-self background background-clip background-color background-image
  background-origin background-position background-repeat background-size border-collapse border-spacing box-shadow
  box-sizing caption-side clear color color-scheme column-count column-gap column-width columns direction display
  empty-cells float gap height hyphens justify-content justify-items justify-self letter-spacing line-break
  line-height list-style list-style-position list-style-type max-height max-width min-height min-width object-fit
  object-position opacity order orphans outline outline-color outline-offset outline-style outline-width overflow
  overflow-wrap overflow-x overflow-y page-break-after page-break-before page-break-inside quotes row-gap tab-size
  table-layout unicode-bidi vertical-align visibility white-space widows width word-break word-spacing word-wrap
  writing-mode aspect-ratio`.split(/\s+/),
)
const FAMILIES = /^(?:border|font|margin|padding|text|flex|grid)(?:-[a-z]+)*$/

/** Functions that compute from what is there; `url()`, `image-set()`, `expression()`, `attr()` are not. */
const FUNCTIONS =
  /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color-mix|calc|min|max|clamp|minmax|repeat|fit-content|(?:repeating-)?(?:linear|radial|conic)-gradient)$/

/** Keeps what is safe of a `style` attribute. */
export function sanitizeDeclarations(css: string): SafeCss {
  return sanitizeCss(css, 'declarationList')
}

/** Keeps what is safe of a style sheet: rules and `@media`. */
export function sanitizeStylesheet(css: string): SafeCss {
  return sanitizeCss(css, 'stylesheet')
}

function sanitizeCss(css: string, context: 'declarationList' | 'stylesheet'): SafeCss {
  const tree = parse(css.slice(0, MAX_STYLE_LENGTH), { context })
  const blockedRemote = countRemote(tree)
  if (tree.type === 'DeclarationList' || tree.type === 'StyleSheet') keepSafe(tree.children)
  let hasColours = false
  walk(tree, {
    visit: 'Declaration',
    enter: ({ property }) => (hasColours ||= /color|background/.test(property)),
  })
  const safe = generate(tree)
  // The text goes into HTML as it is; a `<` in a string or a selector could end the style element.
  return { css: safe.includes('<') ? '' : safe, blockedRemote, hasColours }
}

function keepSafe(nodes: List<CssNode>): void {
  nodes.forEach((node, item) => {
    if (!isSafe(node)) nodes.remove(item)
  })
}

function isSafe(node: CssNode): boolean {
  if (node.type === 'Declaration') return isSafeDeclaration(node)
  if (node.type === 'Rule') return node.prelude.type !== 'Raw' && hasSafeBlock(node)
  if (node.type !== 'Atrule' || node.name.toLowerCase() !== 'media') return false
  return node.prelude?.type !== 'Raw' && hasSafeBlock(node)
}

function hasSafeBlock({ block }: Rule | Atrule): boolean {
  if (!isBlock(block)) return false
  keepSafe(block.children)
  return !block.children.isEmpty
}

const isBlock = (node: CssNode | null): node is Block => node?.type === 'Block'

function isSafeDeclaration({ property, value }: Declaration): boolean {
  const name = property.toLowerCase()
  if (!PROPERTIES.has(name) && !FAMILIES.test(name)) return false
  let isSafeValue = true
  walk(value, (node) => {
    if (node.type === 'Url' || node.type === 'Raw') isSafeValue = false
    if (node.type === 'Function' && !FUNCTIONS.test(node.name.toLowerCase())) isSafeValue = false
  })
  return isSafeValue
}

function countRemote(tree: CssNode): number {
  let count = 0
  walk(tree, (node) => {
    if (node.type === 'Url' && isRemote(node.value)) count++
    if (node.type === 'Atrule' && node.name.toLowerCase() === 'import' && node.prelude) {
      if (generate(node.prelude).startsWith('"')) count++
    }
    // What the parser could not make out can still be meant to load something.
    if (node.type === 'Raw') count += node.value.match(/url\(\s*["']?\s*(?:https?:)?\/\//gi)?.length ?? 0
  })
  return count
}

/** Whether an address leads out of the message. */
export const isRemote = (url: string): boolean => /^[\s\u0000-\u0020]*(?:https?:|ftp:|\/\/|\\\\)/i.test(url) // eslint-disable-line no-control-regex

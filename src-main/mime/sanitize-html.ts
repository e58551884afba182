import type { Element, Root } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { parse, parseFragment } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { cleanTree } from './clean-tree.ts'
import type { Cleaning } from './clean-tree.ts'
import { MESSAGE_SCHEMA } from './html-schema.ts'
import { htmlToText } from './html-to-text.ts'
import { MAX_HTML_DEPTH, MAX_OPEN_FORMATTING, MAX_SANITIZE_ROUNDS } from './limits.ts'
import { textToHtml } from './text-to-html.ts'

/** HTML that runs nothing, loads nothing but pictures of its own message, and changes nothing outside itself. */
export interface SafeHtml {
  html: string
  /** The same as a tree; it may be edited by those who add nothing that is not safe (frame/). */
  tree: Root
  /** References to something remote that were left out. */
  blockedRemote: number
  /** Whether any colour is set: such a message cannot be recoloured. */
  hasColours: boolean
  /** Content-IDs that the text shows. */
  shownIds: Set<string>
  /** Links whose text names another host: the host by the address. */
  misleadingLinks: Map<string, string>
}

/**
 * Makes the HTML of a message safe: parsed as browsers parse it, cut down to an allow-list on the tree, and
 * serialised. This is repeated until it comes out as it went in, so that no other parser can be brought to read
 * something else in it. What is too tangled for that is shown as plain text.
 * @param pictureOf the address of the picture with that Content-ID, if the message has it.
 * @param remotePictures takes the addresses of remote pictures, shown as `remote/<place>`; null leaves them out.
 */
export function sanitizeHtml(
  html: string,
  pictureOf: (contentId: string) => string | undefined,
  remotePictures: string[] | null = null,
): SafeHtml {
  const cleaning: Cleaning = {
    pictureOf,
    remotePictures,
    styles: [],
    blockedRemote: 0,
    hasColours: false,
    shownIds: new Set(),
    misleadingLinks: new Map(),
  }
  const stable = sanitizeUntilStable(html, cleaning) ?? textTree(htmlToText(html))
  const { blockedRemote, hasColours, shownIds, misleadingLinks } = cleaning
  return { ...stable, blockedRemote, hasColours, shownIds, misleadingLinks }
}

/** Plain text as a tree, with its quotes and links. */
export function textTree(text: string): Safe {
  const html = textToHtml(text)
  return { html, tree: fromParse5(parseFragment(html)) as Root }
}

type Safe = Pick<SafeHtml, 'html' | 'tree'>

function sanitizeUntilStable(html: string, cleaning: Cleaning): Safe | null {
  let before = sanitizeOnce(html, cleaning)
  for (let round = 1; round < MAX_SANITIZE_ROUNDS && before !== null; round++) {
    const after = sanitizeOnce(before.html, { ...cleaning, shownIds: new Set() })
    if (after?.html === before.html) return after
    before = after
  }
  return null
}

function sanitizeOnce(html: string, cleaning: Cleaning): Safe | null {
  if (hasTangledFormatting(html)) return null
  const document = parse(html, { scriptingEnabled: false })
  if (isTooDeep(document)) return null
  cleaning.styles = []
  const children = cleanTree(fromParse5(document) as Root, cleaning)
  const styles = cleaning.styles.join('')
  const style: Element = {
    type: 'element',
    tagName: 'style',
    properties: {},
    children: [{ type: 'text', value: styles }],
  }
  const root: Root = { type: 'root', children: styles ? [style, ...children] : children }
  const tree = sanitize(root, MESSAGE_SCHEMA) as Root
  return { html: toHtml(tree), tree }
}

/** Whether elements lie deeper than any message needs; measured without recursion, unlike all that follows. */
function isTooDeep(document: DefaultTreeAdapterTypes.Document): boolean {
  let level: DefaultTreeAdapterTypes.Node[] = [document]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_HTML_DEPTH) return true
    const below: typeof level = []
    for (const node of level) if ('childNodes' in node) for (const child of node.childNodes) below.push(child)
    level = below
  }
  return false
}

/**
 * Whether more formatting elements are open at once than any message needs. The parser opens all of them anew in
 * every block, which would make millions of elements of a few thousand.
 */
function hasTangledFormatting(html: string): boolean {
  let open = 0
  for (const [, end] of html.matchAll(
    /<(\/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])/gi,
  )) {
    open = Math.max(0, open + (end ? -1 : 1))
    if (open > MAX_OPEN_FORMATTING) return true
  }
  return false
}

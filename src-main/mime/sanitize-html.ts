import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { cleanTree } from './clean-tree.ts'
import type { Cleaning } from './clean-tree.ts'
import { MESSAGE_SCHEMA } from './html-schema.ts'
import { htmlToText } from './html-to-text.ts'
import { MAX_OPEN_FORMATTING, MAX_SANITIZE_ROUNDS } from './limits.ts'
import { textToHtml } from './text-to-html.ts'

/** HTML that runs nothing, loads nothing but pictures of its own message, and changes nothing outside itself. */
export interface SafeHtml {
  html: string
  /** References to something remote that were left out. */
  blockedRemote: number
  /** Whether any colour is set: such a message cannot be recoloured. */
  hasColours: boolean
  /** Content-IDs that the text shows. */
  shownIds: Set<string>
}

/**
 * Makes the HTML of a message safe: parsed as browsers parse it, cut down to an allow-list on the tree, and
 * serialised. This is repeated until it comes out as it went in, so that no other parser can be brought to read
 * something else in it. What is too tangled for that is shown as plain text.
 * @param pictureOf the address of the picture with that Content-ID, if the message has it.
 */
export function sanitizeHtml(html: string, pictureOf: (contentId: string) => string | undefined): SafeHtml {
  const cleaning: Cleaning = {
    pictureOf,
    styles: [],
    blockedRemote: 0,
    hasColours: false,
    shownIds: new Set(),
  }
  const stable = sanitizeUntilStable(html, cleaning)
  const { blockedRemote, hasColours, shownIds } = cleaning
  return { html: stable ?? textToHtml(htmlToText(html)), blockedRemote, hasColours, shownIds }
}

function sanitizeUntilStable(html: string, cleaning: Cleaning): string | null {
  if (isTangled(html)) return null
  try {
    let before = sanitizeOnce(html, cleaning)
    for (let round = 1; round < MAX_SANITIZE_ROUNDS; round++) {
      const after = sanitizeOnce(before, { ...cleaning, shownIds: new Set() })
      if (after === before) return after
      before = after
    }
    return null
  } catch (error) {
    // Nested deeper than the stack: no person wrote that.
    if (error instanceof RangeError) return null
    throw error
  }
}

function sanitizeOnce(html: string, cleaning: Cleaning): string {
  cleaning.styles = []
  const children = cleanTree(fromHtml(html), cleaning)
  const styles = cleaning.styles.filter(Boolean).join('')
  const style: Element = {
    type: 'element',
    tagName: 'style',
    properties: {},
    children: [{ type: 'text', value: styles }],
  }
  const root: Root = { type: 'root', children: styles ? [style, ...children] : children }
  return toHtml(sanitize(root, MESSAGE_SCHEMA), { allowDangerousHtml: false })
}

/**
 * Whether more formatting elements are open at once than any message needs. The parser opens all of them anew in
 * every block, which would make millions of elements of a few thousand.
 */
function isTangled(html: string): boolean {
  let open = 0
  for (const [, end] of html.matchAll(
    /<(\/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])/gi,
  )) {
    open = Math.max(0, open + (end ? -1 : 1))
    if (open > MAX_OPEN_FORMATTING) return true
  }
  return false
}

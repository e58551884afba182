/**
 * The scheme of the message frame: `restante-message://message/<id>/?<ask>` is the body (how it is asked for: FrameAsk),
 * `restante-message://message/<id>/part/<n>` a picture inside it, `…/preview/<n>?theme=` a page with one attachment. With
 * `pictures=1`, which only counts where the user allowed it, remote pictures are at
 * `restante-message://message/<id>/remote/<n>`, got by main. `restante-message://message/` is an empty page. Nothing
 * else is reached.
 */
export const FRAME_SCHEME = 'restante-message'

/** Where the frame of a message is, to which `?body=…&theme=…` or `part/<n>` is appended. */
export const frameUrlOf = (messageId: number): string => `${FRAME_SCHEME}://message/${messageId}/`

/** What is lit in a message: one phrase wherever it stands, to be stepped through; or words, as the list lights them. */
export type FrameMarks = { phrase: string } | { words: readonly string[] }

/** What plain text is set in. */
export type TextFont = 'fixed' | 'proportional'

/** How a message is to be shown; the names of the address's parameters beside each. */
export interface FrameAsk {
  /** `body=html|text` */
  body: 'html' | 'text'
  /** `theme=light|dark` */
  theme: 'light' | 'dark'
  /** `pictures=1`: with those of the network. */
  withPictures: boolean
  /** `colours=original`: the message's own colours, on white paper, also in the dark. */
  originalColours: boolean
  /** `font=fixed`: patches, tables and drawings of characters need letters of one width. */
  font: TextFont
  /** `quotes=<words>`: what the handle of folded quotes is called; empty: nothing is folded. */
  quoteLabel: string
  /** `find=<phrase>`: lit, and reached as `#hit-<n>`. `words=<words>`: lit. */
  marks: FrameMarks | null
}

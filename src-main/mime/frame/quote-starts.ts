import type { Element, Nodes, RootContent } from 'hast'

/** Classes and ids in which mail programs wrap what they quote. */
const QUOTE_NAMES = new Set([
  'gmail_quote',
  'gmail_quote_container',
  'gmail_extra_quote',
  'yahoo_quoted',
  'protonmail_quote',
  'tutanota_quote',
  'zmail_extra',
  'moz-forward-container',
  'divRplyFwdMsg',
  'appendonsend',
  'OLK_SRC_BODY_SECTION',
  'mail-editor-reference-message-container',
])

/** From here on everything is quoted: Outlook wraps only the header of the other message. */
const REST_NAMES = new Set(['divRplyFwdMsg', 'appendonsend', 'mail-editor-reference-message-container'])

const ATTRIBUTION_NAMES = new Set(['moz-cite-prefix', 'gmail_attr'])

/** How many characters the line that says who wrote the quote may have. */
const MAX_ATTRIBUTION = 300

/** "On Monday, Noa wrote:", as mail programs say it in the languages of most mail. */
const ATTRIBUTION =
  /(?:\b(?:wrote|writes|schrieb|schreef|ha scritto|scrisse|a écrit|escribió|escreveu|skrev|napisał\(?a?\)?|kirjoitti)\b.{0,120}|(?:пиш[еу]т|писал\(?а?\)?|написал\(?а?\)?|כתבה?|כתב\/ה|写道|のメール|さんは書きました).{0,120}):\s*$/isu

/** The line above a message that was put below the answer as it was. */
const ORIGINAL =
  /^\s*-{2,}\s*(?:original (?:message|appointment)|urspr(?:ü|ue)ngliche nachricht|messaggio originale|message d'origine|mensaje original|исходное сообщение|הודעה מקורית)\s*-{2,}/i

/** The header of another message, as programs put it above what they quote: From, and soon after Sent or Date. */
const QUOTED_HEADER =
  /^\s*(?:from|von|da|de|от|от кого|מאת)\s*:.{1,300}?(?:sent|date|gesendet|datum|inviato|data|envoyé|enviado|fecha|отправлено|дата|נשלח|תאריך)\s*:/isu

/** Above what was passed on rather than answered: that is what the reader came for. */
const FORWARDED =
  /^\s*(?:-{2,}\s*)?(?:begin forwarded message|forwarded (?:message|by)|weitergeleitete nachricht|anfang der weitergeleiteten|messaggio inoltrato|inizio messaggio inoltrato|message transféré|пересылаемое сообщение|пересланное сообщение|начало переадресованного|הודעה שהועברה)/iu

const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** All text below a node but style sheets, at most `limit` characters. */
export function textOf(node: Nodes, limit: number): string {
  if (node.type === 'text') return node.value.slice(0, limit)
  if (!('children' in node) || (node.type === 'element' && node.tagName === 'style')) return ''
  let text = ''
  for (const child of node.children) {
    if (text.length >= limit) break
    text += textOf(child, limit - text.length)
    if (child.type === 'element' && /^(?:br|p|div|tr|li)$/.test(child.tagName)) text += '\n'
  }
  return text
}

const namesOf = ({ properties }: Element): string[] => [
  ...(Array.isArray(properties['className']) ? properties['className'].map(String) : []),
  typeof properties['id'] === 'string' ? properties['id'] : '',
]

/**
 * How far what is quoted reaches from this node: itself, all that follows it too, or it begins no quote (null).
 * A node in front of which the quote is attributed is judged by `isAttribution`.
 */
export function quoteAt(node: RootContent): 'itself' | 'rest' | null {
  if (node.type !== 'element') return null
  if (node.tagName === 'blockquote') return 'itself'
  if (!/^(?:p|div|table|section)$/.test(node.tagName)) return null
  const names = namesOf(node)
  if (names.some((name) => REST_NAMES.has(name))) return 'rest'
  if (names.some((name) => QUOTE_NAMES.has(name))) return 'itself'
  const start = textOf(node, MAX_ATTRIBUTION)
  return ORIGINAL.test(start) || QUOTED_HEADER.test(start.replace(/\s+/g, ' ')) ? 'rest' : null
}

/** Whether a node says no more than who wrote what is quoted below it. */
export function isAttribution(node: RootContent): boolean {
  if (node.type !== 'element' && node.type !== 'text') return false
  if (node.type === 'element' && namesOf(node).some((name) => ATTRIBUTION_NAMES.has(name))) return true
  const text = textOf(node, MAX_ATTRIBUTION + 1)
  return text.length <= MAX_ATTRIBUTION && ATTRIBUTION.test(text.replace(DIRECTION_MARKS, '').trim())
}

/** Whether what is quoted was passed on. */
export const isForwarded = (node: Nodes): boolean => FORWARDED.test(textOf(node, MAX_ATTRIBUTION).trimStart())

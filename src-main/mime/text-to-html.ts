/** Quote levels that are drawn; deeper ones look like the last. */
const MAX_QUOTE_DEPTH = 8
/** Characters of a word that is looked at for a link. */
const MAX_LINK_LENGTH = 2048

/**
 * Turns plain text into HTML: escaped, in paragraphs, quoted lines (`>`) in nested quotes that run as their own words
 * do, web and mail addresses as links. Linear in the length of the text. Paragraphs have no `dir`: their style lets each
 * line run its own way, and what stands around them looks for its direction in their words.
 */
export function textToHtml(text: string): string {
  let html = ''
  let depth = 0
  let paragraph: string[] = []
  const flush = (): void => {
    if (paragraph.some((line) => line.trim() !== '')) html += `<p>${linkify(paragraph.join('\n'))}</p>`
    paragraph = []
  }
  for (const line of text.split('\n')) {
    const quote = /^(?:> ?)+/.exec(line.slice(0, 200))?.[0] ?? ''
    const lineDepth = Math.min(quote.split('>').length - 1, MAX_QUOTE_DEPTH)
    const rest = line.slice(quote.length)
    if (lineDepth !== depth || rest.trim() === '') flush()
    for (; depth < lineDepth; depth++) html += '<blockquote dir="auto">'
    for (; depth > lineDepth; depth--) html += '</blockquote>'
    if (rest.trim() !== '') paragraph.push(rest.trimEnd())
  }
  flush()
  return html + '</blockquote>'.repeat(depth)
}

/** Escapes text for element content and quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Text as HTML, with its web and mail addresses as links. */
export const linkify = (text: string): string =>
  text
    .split(/(\s+|[<>"])/)
    .map((word) => linkWord(word) ?? escapeHtml(word))
    .join('')

function linkWord(word: string): string | undefined {
  if (word.length > MAX_LINK_LENGTH || !/[.@]/.test(word)) return undefined
  const start = Math.max(0, word.search(/https?:\/\/|www\.|mailto:/i))
  const link = withoutPunctuation(word.slice(start).replace(/^[(['{]+/, ''))
  const before = word.slice(0, start) + (/^[(['{]+/.exec(word.slice(start))?.[0] ?? '')
  const after = word.slice(before.length + link.length)
  const href = toHref(link)
  if (href === undefined) return undefined
  const anchor = `<a href="${escapeHtml(href)}" rel="noreferrer noopener">${escapeHtml(link)}</a>`
  return escapeHtml(before) + anchor + escapeHtml(after)
}

/** Without what ends the sentence rather than the address; a bracket stays if it was opened within. */
function withoutPunctuation(link: string): string {
  let unclosed = link.split('(').length - link.split(')').length
  let end = link.length
  for (; end > 0; end--) {
    const last = link[end - 1] ?? ''
    const isStray = last === ')' && unclosed < 0
    if (isStray) unclosed++
    else if (!".,;:!?'*_]}".includes(last)) break
  }
  return link.slice(0, end)
}

function toHref(link: string): string | undefined {
  const isMail =
    /^(?:mailto:)?[^\s@:/]{1,64}@[^\s@:/]{1,255}$/i.test(link) && link.lastIndexOf('.') > link.indexOf('@')
  const address = isMail
    ? link.replace(/^(?:mailto:)?/i, 'mailto:')
    : /^www\.[^.]/i.test(link)
      ? `http://${link}`
      : link
  if (!isMail && !/^https?:\/\/./i.test(address)) return undefined
  return URL.canParse(address) ? new URL(address).href : undefined
}

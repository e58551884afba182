/** Elements whose content is not for reading. */
const HIDDEN = new Set([
  'style',
  'script',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'object',
  'iframe',
])
/** Elements that begin a new line. */
const BREAKING =
  /^(?:p|div|br|tr|li|h[1-6]|table|ul|ol|dl|dt|dd|blockquote|pre|hr|section|article|header|footer)$/

const NAMED: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '', zwnj: '', zwj: '', copy: '©', reg: '®',
  trade: '™', hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bdquo: '„',
  laquo: '«', raquo: '»', bull: '•', middot: '·', euro: '€', pound: '£', times: '×', deg: '°',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', agrave: 'à', egrave: 'è',
  eacute: 'é', Eacute: 'É', ecirc: 'ê', igrave: 'ì', ograve: 'ò', ugrave: 'ù', aacute: 'á', iacute: 'í',
  oacute: 'ó', uacute: 'ú', ntilde: 'ñ', ccedil: 'ç', acirc: 'â', ocirc: 'ô', atilde: 'ã', otilde: 'õ',
} // prettier-ignore

/**
 * The words of an HTML body, for search, preview and plain view. One pass, linear whatever comes; never used for
 * markup, so a mistake in it costs a word, not safety.
 */
export function htmlToText(html: string): string {
  let text = ''
  let hidden = ''
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at)
    if (open < 0) return hidden ? finish(text) : finish(text + decodeEntities(html.slice(at)))
    if (!hidden) text += decodeEntities(html.slice(at, open).replace(/\s+/g, ' '))
    const isComment = html.startsWith('<!--', open)
    const close = isComment ? html.indexOf('-->', open + 4) : html.indexOf('>', open)
    if (close < 0) return finish(text)
    const tag = isComment ? null : /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 20))
    const name = tag?.[2]?.toLowerCase() ?? ''
    if (hidden) {
      if (tag?.[1] && name === hidden) hidden = ''
    } else if (HIDDEN.has(name) && !tag?.[1]) hidden = name
    else if (BREAKING.test(name)) text += '\n'
    else if (name === 'td' || name === 'th') text += ' '
    at = close + (isComment ? 3 : 1)
  }
  return finish(text)
}

const decodeEntities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[String(name)] ?? whole
    const code = hex ? parseInt(String(hex), 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
  })

const finish = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

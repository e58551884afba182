/** Stretches of a text, each from a character up to another, in order and apart. */
export type Stretches = [from: number, to: number][]

const WORD = /[\p{L}\p{N}\p{M}_'"]+/gu
/** Scripts that write words without spaces between them. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

/** Lengths and case apart, as a reader compares: without accents and points. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()

/**
 * Where words that were searched for are in a text: at the beginning of its words, whatever their case and accents; of
 * a phrase, each word. What the search index found and this does not (a word of another form, say) is merely not lit.
 */
export function litWords(text: string, searched: readonly string[]): Stretches {
  const words = [...new Set(searched.flatMap((one) => one.match(WORD) ?? []).map(fold))].filter(Boolean)
  if (words.length === 0 || text === '') return []
  const spaced = words.filter((word) => !UNSPACED.test(word))
  const unspaced = words.filter((word) => UNSPACED.test(word))
  const found: Stretches = []
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const folded = fold(word)
    const longest = Math.max(0, ...spaced.filter((one) => folded.startsWith(one)).map(({ length }) => length))
    if (longest > 0) found.push([index, index + unfoldedLength(word, longest)])
    for (const one of unspaced)
      for (let at = word.indexOf(one); at >= 0; at = word.indexOf(one, at + one.length))
        found.push([index + at, index + at + one.length])
  }
  return apart(found)
}

/** How many characters of a word make up the first `length` of its folded form. */
function unfoldedLength(word: string, length: number): number {
  let end = 0
  let folded = 0
  for (const character of word) {
    const more = fold(character).length
    // Accents and points belong to the letter before them.
    if (folded >= length && more > 0) break
    folded += more
    end += character.length
  }
  return end
}

function apart(stretches: Stretches): Stretches {
  const joined: Stretches = []
  for (const [from, to] of stretches.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

/** `-`, `name:`, then words in quotes or a word, as the search takes them apart (store/parse-search.ts). */
const TERM = /-?(?:\p{L}[\p{L}\p{M}]*:\s*)?(?:"[^"]*"?|[^\s"]+(?:"[^\s"]+)*)/gu

/** What was asked for, piece by piece, each as it was typed. */
export const searchTerms = (typed: string): string[] => typed.match(TERM) ?? []

/** The same search without one of its pieces. */
export const withoutTerm = (terms: readonly string[], index: number): string =>
  terms.filter((_, at) => at !== index).join(' ')

/** The words alone, without what narrows them down; empty: nothing narrows them, or there are none. */
export function plainWords(terms: readonly string[]): string {
  const words = terms.filter((term) => !/^-|^\p{L}[\p{L}\p{M}]*:/u.test(term))
  return words.length < terms.length ? words.join(' ') : ''
}

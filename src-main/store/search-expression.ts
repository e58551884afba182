import type { SearchTerm } from './parse-search.ts'

/**
 * The FTS5 expression for words: every one must occur, each may go on (`invo` finds "invoice"), and phrases must be as
 * they are. Null when no word must occur; then `without` says what must not.
 */
export function searchExpression(terms: readonly SearchTerm[]): {
  must: string | null
  without: string | null
} {
  const wanted = terms.filter(({ isNot }) => !isNot).map(oneTerm)
  // Whole words: what is left out by one that is only begun would come back with its next letter.
  const unwanted = terms.filter(({ isNot }) => isNot).map((term) => oneTerm({ ...term, isPhrase: true }))
  const without = unwanted.length === 0 ? null : unwanted.join(' OR ')
  if (wanted.length === 0) return { must: null, without }
  const chain = [wanted.join(' '), ...unwanted]
  return { must: chain.join(' NOT '), without: null }
}

/** Columns before a colon narrow the phrase after it. Nothing else in it is syntax, as quotes are doubled. */
function oneTerm({ text, isPhrase, field }: SearchTerm): string {
  const quoted = `"${text.replaceAll('"', '""')}"`
  const column = field === 'any' ? '' : `${field} : `
  return `${column}${quoted}${isPhrase || isLetter(text) ? '' : '*'}`
}

/** One letter begins a tenth of all words there are: of a script that writes words, it says nothing. */
const isLetter = (text: string): boolean =>
  /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Arabic}\p{N}]$/u.test(text)

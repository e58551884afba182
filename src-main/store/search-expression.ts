/**
 * Turns what a person typed into an FTS5 expression: every word must occur, each may go on (`invo` finds
 * "invoice"), and "words in quotes" must follow each other exactly. Nothing typed is a syntax error. Null when
 * there is nothing to search for.
 */
export function searchExpression(typed: string): string | null {
  // FTS5 reads its expression up to the first NUL.
  const terms = [...typed.replaceAll('\0', ' ').matchAll(/"([^"]*)"?|[^\s"]+/g)]
  const expression = terms.map(([word, phrase]) => {
    if (phrase === undefined) return `"${word}"*`
    return phrase.trim() === '' ? '' : `"${phrase}"`
  })
  return expression.filter(Boolean).join(' ') || null
}

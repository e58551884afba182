/** Scripts that domain names are written in; what is in none of them counts as one more. */
const SCRIPTS = [
  'Latin', 'Cyrillic', 'Greek', 'Armenian', 'Hebrew', 'Arabic', 'Georgian', 'Cherokee', 'Thai', 'Devanagari', 'Bengali',
  'Tamil', 'Ethiopic', 'Khmer', 'Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Hangul',
].map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const) // prettier-ignore

/** What is written together by people who mean no harm (UTS 39 section 5.2, "highly restrictive"). */
const TOGETHER = [
  new Set(['Latin', 'Han', 'Hiragana', 'Katakana']),
  new Set(['Latin', 'Han', 'Bopomofo']),
  new Set(['Latin', 'Han', 'Hangul']),
]

/** The scripts of the letters in a text. */
export function scriptsOf(text: string): Set<string> {
  const found = new Set<string>()
  for (const char of text) {
    if (/\p{L}/u.test(char)) found.add(SCRIPTS.find(([, pattern]) => pattern.test(char))?.[0] ?? 'other')
  }
  return found
}

/** Whether the letters are of more than one script, and these are not usually written together. */
export function mixesScripts(text: string): boolean {
  const scripts = [...scriptsOf(text)]
  return scripts.length > 1 && !TOGETHER.some((set) => scripts.every((script) => set.has(script)))
}

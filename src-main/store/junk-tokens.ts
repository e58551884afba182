import { hash52 } from './hash52.ts'
import { foldSearchText } from './search-text.ts'

/** What the junk filter reads of a message. */
export interface JudgedText {
  fromName: string
  fromAddress: string
  subject: string
  text: string
}

/** Characters of the text, and tokens: what is junk shows early. */
const MAX_TEXT = 20_000
const MAX_TOKENS = 400

const WORD = /[\p{L}\p{N}$€£₪][\p{L}\p{M}\p{N}'.%-]{1,24}/gu
/** Written without spaces between words: two characters stand for a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** The distinct tokens of a message, as numbers: the sender's, those of the subject, those of the text. Pure. */
export function junkTokens({ fromName, fromAddress, subject, text }: JudgedText): number[] {
  const address = fromAddress.toLowerCase()
  const tokens = new Set([
    `address:${address}`,
    `domain:${address.slice(address.lastIndexOf('@') + 1)}`,
    ...wordsOf(fromName).map((word) => `name:${word}`),
    ...wordsOf(subject).map((word) => `subject:${word}`),
    ...wordsOf(text.slice(0, MAX_TEXT)),
  ])
  return [...tokens].slice(0, MAX_TOKENS).map(hash52)
}

const wordsOf = (text: string): string[] =>
  (foldSearchText(text).toLowerCase().match(WORD) ?? []).flatMap((word) =>
    UNSPACED.test(word) ? pairsOf(Array.from(word)) : [word],
  )

const pairsOf = (characters: string[]): string[] =>
  characters.slice(1).map((second, index) => `${characters[index] ?? ''}${second}`)

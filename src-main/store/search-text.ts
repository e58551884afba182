/**
 * Points of Hebrew and Arabic, and the Arabic stretching line: written or not, the word is the same. Not Maqaf (U+05BE),
 * which joins words.
 */
const POINTS =
  /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED]|\u0640/g

/**
 * Text as it is indexed and searched: in one width and form, without points, quotes straight. Case and the accents of
 * Latin, Greek and Cyrillic letters are the tokenizer's. Length and positions may change.
 */
export const foldSearchText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(POINTS, '')
    .replace(/[\u05F3\u2018\u2019]/g, "'")
    .replace(/[\u05F4\u201C\u201D]/g, '"')

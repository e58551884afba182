/** Characters that names and passwords may not hold (RFC 4013 section 2.3, the ones a keyboard can make). */
const PROHIBITED = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Bidi_Control}\u2028\u2029\ufff9-\ufffd]/u
/** Mapped to nothing (RFC 3454 table B.1). */
const INVISIBLE = /\u00ad|\u034f|\u1806|[\u180b-\u180d]|[\u200b-\u200d]|\u2060|[\ufe00-\ufe0f]|\ufeff/gu

/**
 * SASLprep (RFC 4013): the same name or password whichever way it was typed. What it does not allow is left as it
 * is, since the server then cannot have prepared it either.
 */
export function saslPrep(text: string): string {
  const prepared = text
    .replaceAll(/\p{Zs}/gu, ' ')
    .replaceAll(INVISIBLE, '')
    .normalize('NFKC')
  return PROHIBITED.test(prepared) ? text : prepared
}

/**
 * Text as rules compare it: upper and lower case alike in every script (`ß` is `SS`, both small sigmas are one), and
 * so are the forms of one character (letters with their marks apart, full-width Latin).
 */
export const foldText = (text: string): string => text.normalize('NFKC').toUpperCase()

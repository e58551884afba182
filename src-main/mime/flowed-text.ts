/**
 * Joins the lines of format=flowed text (RFC 3676 section 4): a line that ends in a space goes on in the next one of
 * the same quote depth. Quote marks stay, one space after them; `-- ` stays alone.
 */
export function flowedToText(text: string, deletesSpaces: boolean): string {
  const paragraphs: string[] = []
  let pieces: string[] = []
  let openDepth = -1
  const close = (): void => {
    if (openDepth >= 0) paragraphs.push(pieces.join(''))
    openDepth = -1
  }
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0
    const unstuffed = line.slice(line[depth] === ' ' ? depth + 1 : depth)
    const isSignature = unstuffed === '-- '
    if (openDepth !== depth || isSignature) {
      close()
      pieces = [depth > 0 ? `${'>'.repeat(depth)} ` : '']
    }
    const isSoft = unstuffed.endsWith(' ') && !isSignature
    pieces.push(isSoft && deletesSpaces ? unstuffed.slice(0, -1) : unstuffed)
    openDepth = depth
    if (!isSoft) close()
  }
  close()
  return paragraphs.join('\n')
}

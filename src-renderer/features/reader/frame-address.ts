import type { FrameAsk } from '../../../src-main/contract/frame.ts'

/** The address of a message frame that is to be shown so; what is not said is not in it. */
export function frameAddress(frameUrl: string, ask: FrameAsk, hit: number): string {
  const { body, theme, withPictures, originalColours, font, quoteLabel, marks } = ask
  const params = new URLSearchParams({ body, theme })
  if (withPictures) params.set('pictures', '1')
  if (originalColours) params.set('colours', 'original')
  if (font === 'fixed') params.set('font', font)
  if (quoteLabel) params.set('quotes', quoteLabel)
  if (marks && 'phrase' in marks) params.set('find', marks.phrase)
  if (marks && 'words' in marks) params.set('words', marks.words.join(' '))
  return `${frameUrl}?${params.toString()}${hit > 0 ? `#hit-${hit}` : ''}`
}

import type { RenderAsk } from '../../src-main/mime/mime-operations.ts'

/** A message as it is without anything that a reader may choose. */
export const PLAIN_LOOK: Omit<RenderAsk, 'key' | 'body'> = {
  theme: 'light',
  withPictures: false,
  originalColours: false,
  font: 'proportional',
  quoteLabel: '',
  marks: null,
  forPaper: false,
}

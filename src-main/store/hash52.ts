import { createHash } from 'node:crypto'

/** 52 bits of a hash, a whole number: one chance in ten thousand that two of a million texts have the same. */
export const hash52 = (text: string): number =>
  Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 13), 16)

import type { MIN_PASSPHRASE } from '../../../src-main/contract/startup.ts'

/** The least number of characters; the type keeps it equal to what main accepts. */
export const SHORTEST: typeof MIN_PASSPHRASE = 8

export type Strength = 'weak' | 'fair' | 'strong'

/**
 * A rough guess at how hard a passphrase is to guess: the variety of its characters times how many different ones
 * stand next to each other. It only advises; nothing is refused for it.
 */
export function passphraseStrength(passphrase: string): Strength {
  const kinds = [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u]
  const alphabet = 26 * kinds.filter((kind) => kind.test(passphrase)).length
  const pairs = new Set<string>()
  for (let index = 1; index < passphrase.length; index++) pairs.add(passphrase.slice(index - 1, index + 1))
  const bits = pairs.size * Math.log2(Math.max(alphabet, 2))
  if (bits < 60) return 'weak'
  return bits < 95 ? 'fair' : 'strong'
}

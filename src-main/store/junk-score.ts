/** In how many messages of either kind a token was. */
export interface TokenCount {
  junk: number
  good: number
}

/** How little is to be made of a token that was hardly ever seen, and what an unknown one says: nothing (Robinson). */
const STRENGTH = 0.45
const UNKNOWN = 0.5
/** Tokens that say less are left out, and so are all but those that say most. */
const LEAST_SAYING = 0.1
const MOST_TOKENS = 150

/**
 * How likely a message is to be junk, from 0 to 1, by the tokens of it that are known: Robinson's probabilities, put
 * together by Fisher's method. 0.5: nothing is known. `total` counts the messages that were learnt from. Pure.
 */
export function junkScore(tokens: readonly TokenCount[], total: TokenCount): number {
  const chances = tokens
    .map((token) => chanceOf(token, total))
    .filter((chance) => Math.abs(chance - UNKNOWN) >= LEAST_SAYING)
    .sort((a, b) => Math.abs(b - UNKNOWN) - Math.abs(a - UNKNOWN))
    .slice(0, MOST_TOKENS)
  if (chances.length === 0) return UNKNOWN
  const sumOf = (of: (chance: number) => number): number =>
    chances.reduce((sum, chance) => sum + Math.log(of(chance)), 0)
  const isJunk = chiSquareTail(-2 * sumOf((chance) => chance), chances.length)
  const isGood = chiSquareTail(-2 * sumOf((chance) => 1 - chance), chances.length)
  return (1 + isJunk - isGood) / 2
}

function chanceOf({ junk, good }: TokenCount, total: TokenCount): number {
  const ofJunk = junk / Math.max(total.junk, 1)
  const ofGood = good / Math.max(total.good, 1)
  const seen = junk + good
  const raw = seen === 0 ? UNKNOWN : ofJunk / (ofJunk + ofGood)
  return (STRENGTH * UNKNOWN + seen * raw) / (STRENGTH + seen)
}

/** The chance that a chi square of 2 × `pairs` degrees of freedom is at least `value`. */
function chiSquareTail(value: number, pairs: number): number {
  const half = value / 2
  let term = Math.exp(-half)
  let sum = term
  for (let step = 1; step < pairs; step++) sum += term *= half / step
  return Math.min(sum, 1)
}

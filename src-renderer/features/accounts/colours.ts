import type { ACCOUNT_COLOURS } from '../../../src-main/contract/account.ts'

/** How many colours there are; the type keeps it equal to what main accepts. */
export const COLOURS: typeof ACCOUNT_COLOURS = 8

/** The first colour that no account has; when all are taken, the one used least. */
export function nextColour(taken: readonly number[]): number {
  const uses = Array.from({ length: COLOURS }, (_, colour) => taken.filter((one) => one === colour).length)
  return uses.indexOf(Math.min(...uses))
}

import type { PromptState } from '../../../src-main/contract/console.ts'
import { parseLine, VERBS } from './verbs.ts'

/** More is no help: one goes on typing. */
const MAX_CANDIDATES = 20

/**
 * What Tab can make of a line: verbs that begin so, those that fit the state first, or the numbers of messages that
 * are not marked. Empty when there is nothing to complete.
 */
export function completionsOf(
  line: string,
  { state, messages, marked }: Pick<PromptState, 'state' | 'messages' | 'marked'>,
): string[] {
  const [, verbPart, space, numberPart] = /^(\S+)(\s?)(\d*)$/.exec(line) ?? []
  if (verbPart === undefined) return []
  if (space === '') {
    const begins = VERBS.filter(
      ({ name }) => name.startsWith(verbPart.toUpperCase()) && name !== verbPart.toUpperCase(),
    )
    const fitting = begins.filter(({ states }) => states.includes(state))
    const others = begins.filter((verb) => !fitting.includes(verb))
    return [...fitting, ...others].map(({ name, usage }) => (usage === name ? name : `${name} `))
  }
  const { verb } = parseLine(line)
  if (!verb?.takesNumber) return []
  return Array.from({ length: messages ?? 0 }, (_, index) => index + 1)
    .filter((number) => !marked.includes(number) && String(number).startsWith(numberPart ?? ''))
    .slice(0, MAX_CANDIDATES)
    .map((number) => `${verbPart} ${number}`)
    .filter((complete) => complete !== line)
}

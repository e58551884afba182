import type { MimeClient } from '../../mime/mime-client.ts'
import type { RuleMarks } from '../../store/apply-rules.ts'
import { evaluateRules, type PreparedRules, type RuleOutcome } from './evaluate-rules.ts'

/** A message as far as it is known: its size, and its bytes from the first on, with the whole header. */
export interface AskedMessage {
  uid: string
  octets: number
  bytes: Uint8Array<ArrayBuffer>
}

/** An account's rules in one sync. */
export interface RulesOfSync {
  /** What the rules make of messages, in the same order; null: none of them matches. */
  ask(messages: readonly AskedMessage[]): Promise<(RuleMarks | null)[]>
  /** Whether they were asked about that one in this sync. */
  wereAsked(uid: string): boolean
}

/** What a header rule reads of a message: longer headers than any honest one. */
const HEADER_OCTETS = 256 * 1024
/** Messages between which others get a turn: a rule may take a millisecond over a long header. */
const SLICE = 20

/** Makes the rules ready; null when there are none, so that nothing is read or asked then. */
export function openRules(
  rules: PreparedRules,
  mime: Pick<MimeClient, 'readHeaderFacts'>,
  now: () => number,
): RulesOfSync | null {
  if (rules.rules.length === 0) return null
  const asked = new Set<string>()

  return {
    wereAsked: (uid) => asked.has(uid),
    async ask(messages) {
      const blocks = messages.map(({ bytes }) => bytes.slice(0, HEADER_OCTETS))
      const all = await mime.readHeaderFacts(
        { blocks, names: rules.fieldNames },
        blocks.map(({ buffer }) => buffer),
      )
      const marks: (RuleMarks | null)[] = []
      for (const [index, { uid, octets, bytes }] of messages.entries()) {
        if (index % SLICE === SLICE - 1) await new Promise(setImmediate)
        const facts = all[index]
        asked.add(uid)
        const outcome = facts && evaluateRules(rules, { facts, octets, now: now() })
        marks.push(outcome && outcome.matches.length > 0 ? marksOf(outcome, bytes) : null)
      }
      return marks
    },
  }
}

const marksOf = ({ matches, ...outcome }: RuleOutcome, bytes: Uint8Array<ArrayBuffer>): RuleMarks => ({
  ...outcome,
  done: matches.map(({ rule, did }) => ({ ruleId: rule.id, ruleName: rule.name, did })),
  headerBlock: outcome.fate === 'skip' ? bytes.slice(0, HEADER_OCTETS) : undefined,
})

import type { Place } from '../../contract/message.ts'
import type { Rule, RuleActions, RuleFate } from '../../contract/rule.ts'
import { foldText } from './fold-text.ts'
import { prepareCondition, withoutTag, type Holds, type RuleSubject } from './prepare-condition.ts'

/** The account whose messages are asked about. */
export interface RuleAccount {
  id: string
  /** Where mail reaches its owner. */
  addresses: readonly string[]
}

/** An account's rules, ready to be asked about any number of messages. */
export interface PreparedRules {
  rules: readonly { rule: Rule; holds: Holds }[]
  /** Fields, in small letters, that `readHeaderFacts` must read for these rules. */
  fieldNames: readonly string[]
}

/** A rule that matched, and what it did of all it could: what an earlier rule decided, it decides no more. */
export interface RuleMatch {
  rule: Rule
  did: RuleActions
}

/** What becomes of a message. */
export interface RuleOutcome {
  fate: RuleFate | null
  place: Place | null
  labelIds: number[]
  star: boolean
  markRead: boolean
  /** In order. */
  matches: RuleMatch[]
}

/**
 * Picks the rules that are on for an account, in order, and compiles them.
 * @throws PatternError when a regular expression cannot be read; none that was saved is like that.
 */
export function prepareRules(rules: readonly Rule[], account: RuleAccount): PreparedRules {
  const addresses = new Set(account.addresses.map((address) => withoutTag(foldText(address))))
  const chosen = rules.filter(
    ({ isOn, accountId }) => isOn && (accountId === null || accountId === account.id),
  )
  const fieldNames = new Set<string>()
  for (const { conditions } of chosen) {
    for (const condition of conditions) {
      if (condition.kind === 'header') fieldNames.add(condition.name.toLowerCase())
    }
  }
  return {
    rules: chosen.map((rule) => {
      const holds = rule.conditions.map((condition) => prepareCondition(condition, addresses))
      return {
        rule,
        holds: (subject) =>
          rule.match === 'all' ? holds.every((one) => one(subject)) : holds.some((one) => one(subject)),
      }
    }),
    fieldNames: [...fieldNames],
  }
}

/** The ages, in days, that some of these rules ask for. */
export const agesOf = ({ rules }: PreparedRules): number[] =>
  rules.flatMap(({ rule }) =>
    rule.conditions.flatMap((condition) => (condition.kind === 'older' ? [condition.days] : [])),
  )

/**
 * Asks each rule in order, until one that matches says to stop. The first to decide a message's fate or place decides
 * it; labels add up. Pure: the same input gives the same outcome.
 *
 * A rule that deletes unseen, but was not confirmed, decides no fate.
 */
export function evaluateRules({ rules }: PreparedRules, subject: RuleSubject): RuleOutcome {
  const outcome: RuleOutcome = {
    fate: null,
    place: null,
    labelIds: [],
    star: false,
    markRead: false,
    matches: [],
  }
  for (const { rule, holds } of rules) {
    if (!holds(subject)) continue
    const did = undecidedOf(rule, outcome)
    outcome.fate ??= did.fate
    outcome.place ??= did.place
    outcome.labelIds.push(...did.labelIds)
    outcome.star ||= did.star
    outcome.markRead ||= did.markRead
    outcome.matches.push({ rule, did })
    if (rule.stopsHere) break
  }
  return outcome
}

function undecidedOf({ actions, isConfirmed }: Rule, outcome: RuleOutcome): RuleActions {
  const fate = actions.fate === 'delete' && !isConfirmed ? null : actions.fate
  return {
    fate: outcome.fate === null ? fate : null,
    place: outcome.place === null ? actions.place : null,
    labelIds: actions.labelIds.filter((id) => !outcome.labelIds.includes(id)),
    star: actions.star && !outcome.star,
    markRead: actions.markRead && !outcome.markRead,
  }
}

import type { Address } from '../../contract/message.ts'
import type { RuleCondition, RuleField, RuleTest } from '../../contract/rule.ts'
import type { HeaderFacts } from '../../mime/header-facts.ts'
import { compilePattern } from './compile-pattern.ts'
import { foldText } from './fold-text.ts'

const DAY_MILLIS = 24 * 60 * 60 * 1000

/** What a rule is asked about. */
export interface RuleSubject {
  facts: HeaderFacts
  /** The size of the whole message, as LIST says. */
  octets: number
  /** Milliseconds since 1970. */
  now: number
}

export type Holds = (subject: RuleSubject) => boolean

/**
 * Makes a question of a condition.
 * @param addresses the account's own, folded.
 * @throws PatternError
 */
export function prepareCondition(condition: RuleCondition, addresses: ReadonlySet<string>): Holds {
  switch (condition.kind) {
    case 'field': {
      const fits = prepareTest(condition.test, condition.text)
      return ({ facts }) => textsOf(condition.field, facts).some(fits)
    }
    case 'header': {
      const fits = prepareTest(condition.test, condition.text)
      const name = condition.name.toLowerCase()
      return ({ facts }) => (facts.fields.get(name) ?? []).some(fits)
    }
    case 'larger':
      return ({ octets }) => octets > condition.octets
    case 'older':
      return ({ facts, now }) => facts.date !== null && now - facts.date > condition.days * DAY_MILLIS
    case 'spam-score':
      return ({ facts }) => facts.spamScore !== null && facts.spamScore >= condition.atLeast
    case 'spam':
      return ({ facts }) => facts.isSpam
    case 'not-to-me':
      return ({ facts }) =>
        !facts.recipients.some(({ address }) => addresses.has(withoutTag(foldText(address))))
  }
}

function prepareTest(test: RuleTest, text: string): (candidate: string) => boolean {
  const folded = foldText(text)
  switch (test) {
    case 'contains':
      return (candidate) => foldText(candidate).includes(folded)
    case 'is':
      return (candidate) => foldText(candidate) === folded
    case 'matches':
      return compilePattern(text)
  }
}

/** What a field says, in each way that somebody may write it down. */
function textsOf(field: RuleField, facts: HeaderFacts): string[] {
  switch (field) {
    case 'from':
      return facts.from.flatMap(waysToWrite)
    case 'recipients':
      return facts.recipients.flatMap(waysToWrite)
    case 'subject':
      return [facts.subject]
    case 'list-id':
      // RFC 2919: `A list of friends <friends.example.org>`.
      return facts.listIds.flatMap((value) => [value, /<([^<>]*)>/.exec(value)?.[1] ?? value])
  }
}

const waysToWrite = ({ name, address }: Address): string[] =>
  name === '' ? [address] : [address, name, `${name} <${address}>`]

/** `me+shop@example.org` reaches `me@example.org` (RFC 5233). */
export const withoutTag = (address: string): string => address.replace(/^([^+@]+)\+[^@]*(?=@)/, '$1')

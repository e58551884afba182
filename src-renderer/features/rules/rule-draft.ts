import type { RuleActions, RuleCondition, RuleDefinition, RuleTest } from '../../../src-main/contract/rule.ts'

/** What a condition is about: a field by its meaning, any header, or a fact about the message. */
export const SUBJECTS = [
  'from',
  'recipients',
  'subject',
  'list-id',
  'header',
  'larger',
  'older',
  'spam-score',
  'spam',
  'not-to-me',
] as const
export type ConditionSubject = (typeof SUBJECTS)[number]

/** A condition as the editor holds it: every field has its value, whichever of them are shown. */
export interface ConditionDraft {
  /** Tells rows apart while they come and go. */
  key: number
  subject: ConditionSubject
  header: string
  test: RuleTest
  text: string
  /** As typed: megabytes, days or points. */
  amount: string
}

/** In place of an account's id, in a list of choices. */
export const ALL_ACCOUNTS = 'all'

/** A rule as the editor holds it. */
export interface RuleDraft {
  name: string
  accountId: string
  match: 'all' | 'any'
  conditions: ConditionDraft[]
  actions: RuleActions
  stopsHere: boolean
}

const MEGABYTE = 1_000_000
const NO_ACTIONS: RuleActions = { fate: null, labelIds: [], place: null, star: false, markRead: false }

let lastKey = 0
export const newCondition = (change: Partial<ConditionDraft> = {}): ConditionDraft => ({
  key: ++lastKey,
  subject: 'from',
  header: '',
  test: 'contains',
  text: '',
  amount: '',
  ...change,
})

/** An empty rule; with a sender, one that deletes what comes from there. */
export const newDraft = (accountId: string | null, sender: string | null): RuleDraft => ({
  name: '',
  accountId: accountId ?? ALL_ACCOUNTS,
  match: 'all',
  conditions: [newCondition(sender === null ? {} : { test: 'is', text: sender })],
  actions: { ...NO_ACTIONS, fate: sender === null ? null : 'delete' },
  stopsHere: false,
})

/** A rule to be edited. */
export const draftOf = (rule: RuleDefinition): RuleDraft => ({
  name: rule.name,
  accountId: rule.accountId ?? ALL_ACCOUNTS,
  match: rule.match,
  conditions: rule.conditions.map(conditionDraft),
  actions: rule.actions,
  stopsHere: rule.stopsHere,
})

function conditionDraft(condition: RuleCondition): ConditionDraft {
  switch (condition.kind) {
    case 'field':
      return newCondition({ subject: condition.field, test: condition.test, text: condition.text })
    case 'header':
      return newCondition({
        subject: 'header',
        header: condition.name,
        test: condition.test,
        text: condition.text,
      })
    case 'larger':
      return newCondition({ subject: 'larger', amount: String(condition.octets / MEGABYTE) })
    case 'older':
      return newCondition({ subject: 'older', amount: String(condition.days) })
    case 'spam-score':
      return newCondition({ subject: 'spam-score', amount: String(condition.atLeast) })
    case 'spam':
    case 'not-to-me':
      return newCondition({ subject: condition.kind })
  }
}

/** The condition that a row means; null while something in it is missing or makes no sense. */
export function conditionOf(draft: ConditionDraft): RuleCondition | null {
  const text = draft.text.trim()
  const amount = Number(draft.amount.trim().replace(',', '.'))
  const hasAmount = draft.amount.trim() !== '' && Number.isFinite(amount)
  switch (draft.subject) {
    case 'from':
    case 'recipients':
    case 'subject':
    case 'list-id':
      return text === '' ? null : { kind: 'field', field: draft.subject, test: draft.test, text }
    case 'header': {
      const name = draft.header.trim().replace(/:$/, '')
      if (text === '' || !/^[!-9;-~]{1,76}$/.test(name)) return null
      return { kind: 'header', name, test: draft.test, text }
    }
    case 'larger':
      return hasAmount && amount > 0 && amount < 1e9
        ? { kind: 'larger', octets: Math.max(1, Math.round(amount * MEGABYTE)) }
        : null
    case 'older':
      return hasAmount && Number.isInteger(amount) && amount > 0 && amount <= 36_500
        ? { kind: 'older', days: amount }
        : null
    case 'spam-score':
      return hasAmount && Math.abs(amount) <= 1000 ? { kind: 'spam-score', atLeast: amount } : null
    case 'spam':
    case 'not-to-me':
      return { kind: draft.subject }
  }
}

/** The rule that a draft means, but for its name; null while a condition is not complete. */
export function definitionOf(draft: RuleDraft): Omit<RuleDefinition, 'name'> | null {
  const conditions = draft.conditions.map(conditionOf)
  if (conditions.length === 0 || conditions.includes(null)) return null
  // Nothing but its headers is left of a message that is deleted unseen.
  const actions: RuleActions =
    draft.actions.fate === 'delete' ? { ...NO_ACTIONS, fate: 'delete' } : draft.actions
  return {
    accountId: draft.accountId === ALL_ACCOUNTS ? null : draft.accountId,
    match: draft.match,
    conditions: conditions.filter((condition) => condition !== null),
    actions,
    stopsHere: draft.stopsHere,
  }
}

/** Whether a rule would do anything. */
export const doesSomething = ({
  actions,
  stopsHere,
}: Pick<RuleDefinition, 'actions' | 'stopsHere'>): boolean =>
  actions.fate !== null ||
  actions.place !== null ||
  actions.labelIds.length > 0 ||
  actions.star ||
  actions.markRead ||
  stopsHere

import type { Rule, RuleActions, RuleCondition } from '../../../../../src-main/contract/rule.ts'

export const NO_ACTIONS: RuleActions = { fate: null, labelIds: [], place: null, star: false, markRead: false }

/** A rule that is on, for all accounts, and stars what it matches, but for what `change` says. */
export const sampleRule = (change: Partial<Rule> & { condition?: RuleCondition } = {}): Rule => {
  const { condition, ...fields } = change
  return {
    id: 1,
    name: 'a rule',
    accountId: null,
    match: 'all',
    conditions: condition ? [condition] : [{ kind: 'field', field: 'subject', test: 'contains', text: 'a' }],
    actions: { ...NO_ACTIONS, star: true },
    stopsHere: false,
    isOn: true,
    version: 1,
    isConfirmed: false,
    ...fields,
  }
}

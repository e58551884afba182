import type { Handlers } from '../../src-main/contract/calls.ts'
import type { Label } from '../../src-main/contract/label.ts'
import type { MessageRow } from '../../src-main/contract/message.ts'
import type { Rule, RuleHistoryEntry } from '../../src-main/contract/rule.ts'
import type { FakeMailBridge } from './fake-mail-bridge.ts'

/** What the fake holds of labels and rules. */
export interface FakeRules {
  rows: MessageRow[]
  labels: Label[]
  rules: Rule[]
  ruleHistory: RuleHistoryEntry[]
}

type Answers = Pick<Handlers, Extract<keyof Handlers, `labels:${string}` | `rules:${string}`>>

/** Labels and rules kept in `mailbox`. A test run matches rows whose sender has the text of its first condition. */
export function fakeRules(mailbox: FakeRules, emit: FakeMailBridge['emit']): Answers {
  const keepRules = (rules: Rule[]): undefined => {
    mailbox.rules = rules
    emit('rules:changed', rules)
  }
  const changeRule = (id: number, change: (rule: Rule) => Rule): undefined =>
    keepRules(mailbox.rules.map((rule) => (rule.id === id ? change(rule) : rule)))
  const keepLabels = (labels: Label[]): undefined => {
    mailbox.labels = labels.map((label) => {
      const rows = mailbox.rows.filter(({ labelIds }) => labelIds.includes(label.id))
      return { ...label, total: rows.length, unread: rows.filter(({ isUnread }) => isUnread).length }
    })
    emit('labels:changed', mailbox.labels)
  }
  const nextId = (those: { id: number }[]): number => Math.max(0, ...those.map(({ id }) => id)) + 1

  return {
    'labels:list': () => mailbox.labels,
    'labels:add': (label) => {
      const added = { ...label, id: nextId(mailbox.labels), total: 0, unread: 0 }
      keepLabels([...mailbox.labels, added])
      return added
    },
    'labels:change': ({ id, ...change }) =>
      keepLabels(mailbox.labels.map((label) => (label.id === id ? { ...label, ...change } : label))),
    'labels:remove': ({ id }) => {
      mailbox.rows = mailbox.rows.map((row) => ({
        ...row,
        labelIds: row.labelIds.filter((one) => one !== id),
      }))
      keepLabels(mailbox.labels.filter((label) => label.id !== id))
      emit('messages:changed', { accountIds: mailbox.rows.map(({ accountId }) => accountId) })
      return undefined
    },
    'labels:put': ({ messageIds, labelId, isOn }) => {
      mailbox.rows = mailbox.rows.map((row) => {
        if (!messageIds.includes(row.id)) return row
        const others = row.labelIds.filter((id) => id !== labelId)
        return { ...row, labelIds: isOn ? [...others, labelId] : others }
      })
      keepLabels(mailbox.labels)
      emit('messages:changed', { accountIds: mailbox.rows.map(({ accountId }) => accountId) })
      return undefined
    },
    'rules:list': () => mailbox.rules,
    'rules:add': (definition) => {
      const id = nextId(mailbox.rules)
      const rule: Rule = { ...definition, id, isOn: false, version: 1, isConfirmed: false }
      keepRules([...mailbox.rules, rule])
      return rule
    },
    'rules:change': ({ id, definition }) => {
      changeRule(id, (rule) => ({ ...rule, ...definition, version: rule.version + 1, isConfirmed: false }))
      return mailbox.rules.find((rule) => rule.id === id)!
    },
    'rules:remove': ({ id }) => keepRules(mailbox.rules.filter((rule) => rule.id !== id)),
    'rules:order': ({ ids }) =>
      keepRules(ids.flatMap((id) => mailbox.rules.filter((rule) => rule.id === id))),
    'rules:switch': ({ id, isOn }) => changeRule(id, (rule) => ({ ...rule, isOn })),
    'rules:test': ({ conditions: [condition] }) => {
      const text = condition && 'text' in condition ? condition.text : ''
      const rows = mailbox.rows.filter((row) => `${row.fromName} ${row.fromAddress}`.includes(text))
      const total = mailbox.rows.length
      const waiting = rows.filter(({ where }) => where === 'server').length
      return { looked: total, total, matched: rows.length, waiting, rows: rows.slice(0, 200) }
    },
    'rules:confirm': ({ id }) => changeRule(id, (rule) => ({ ...rule, isConfirmed: true })),
    'rules:history': ({ ruleId, offset, limit }) => {
      const entries = mailbox.ruleHistory.filter((entry) => ruleId === null || entry.ruleId === ruleId)
      return { total: entries.length, entries: entries.slice(offset, offset + limit) }
    },
  }
}

import type { Label } from '../../../src-main/contract/label.ts'
import type { Rule, RuleHistoryEntry } from '../../../src-main/contract/rule.ts'
import { headerLines } from '../../../src-renderer/features/server-desk/header-lines.ts'

export const demoLabels: Label[] = [
  { id: 1, name: 'Committee', colour: 3, total: 12, unread: 2 },
  { id: 2, name: 'Receipts', colour: 5, total: 40, unread: 0 },
  { id: 3, name: 'טיולים', colour: 4, total: 3, unread: 1 },
]

const NOTHING: Rule['actions'] = { fate: null, labelIds: [], place: null, star: false, markRead: false }
const rule = (id: number, name: string, change: Partial<Rule>): Rule => ({
  id,
  name,
  accountId: null,
  match: 'all',
  conditions: [],
  actions: NOTHING,
  stopsHere: false,
  isOn: true,
  version: 1,
  isConfirmed: false,
  ...change,
})

/** Rules of every kind, one of them off and one that still waits to be confirmed. */
export const demoRules: Rule[] = [
  rule(1, 'Committee papers', {
    conditions: [
      { kind: 'field', field: 'recipients', test: 'contains', text: 'committee@' },
      { kind: 'field', field: 'list-id', test: 'is', text: 'committee.example.org' },
    ],
    match: 'any',
    actions: { ...NOTHING, fate: 'download', labelIds: [1], star: true },
    stopsHere: true,
  }),
  rule(2, 'Spam, by the server', {
    conditions: [{ kind: 'spam' }, { kind: 'spam-score', atLeast: 8 }, { kind: 'not-to-me' }],
    actions: { ...NOTHING, fate: 'delete' },
    isConfirmed: true,
  }),
  rule(3, 'Parcel service', {
    conditions: [{ kind: 'field', field: 'from', test: 'contains', text: 'parcel' }],
    actions: { ...NOTHING, fate: 'delete' },
    accountId: '00000000-0000-4000-8000-000000000002',
  }),
  rule(4, 'Large and old', {
    conditions: [
      { kind: 'larger', octets: 25_000_000 },
      { kind: 'older', days: 30 },
      { kind: 'header', name: 'X-Mailer', test: 'matches', text: '^bulk ?mail' },
    ],
    actions: { ...NOTHING, fate: 'skip', place: 'archive', markRead: true },
    isOn: false,
  }),
]

const HEADERS =
  'From: Great Offers <offers@deals.example>\nTo: undisclosed-recipients:;\nSubject: You have won: confirm within 24 hours\nX-Spam-Status: Yes, score=14.2 required=5.0'
const GONE = { headers: HEADERS, fields: headerLines(HEADERS) }

export const demoHistory: RuleHistoryEntry[] = Array.from({ length: 8 }, (_, at) => {
  const isDeletion = at % 3 === 0
  const by = demoRules[isDeletion ? 1 : 0]!
  return {
    id: 100 - at,
    at: Date.now() - at * 7_200_000,
    ruleId: by.id,
    ruleName: by.name,
    accountId: '00000000-0000-4000-8000-000000000001',
    messageId: isDeletion ? null : at,
    fromName: isDeletion ? 'Great Offers' : 'Noa Cohen',
    fromAddress: isDeletion ? 'offers@deals.example' : 'noa@example.org',
    subject: isDeletion ? 'You have won: confirm within 24 hours' : 'Papers for Tuesday',
    date: Date.now() - at * 7_300_000,
    octets: isDeletion ? 48_000 : 184_000,
    deed: isDeletion
      ? { fate: 'delete', labels: [], place: null, star: false, markRead: false }
      : { fate: null, labels: ['Committee'], place: null, star: true, markRead: false },
    isPending: at === 0,
    ...(isDeletion ? GONE : { headers: '', fields: [] }),
  }
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rule, RuleCondition } from '../../../../../src-main/contract/rule.ts'
import { readHeaderFacts } from '../../../../../src-main/mime/header-facts.ts'
import { PatternError } from '../../../../../src-main/sync/rules/compile-pattern.ts'
import { evaluateRules, prepareRules } from '../../../../../src-main/sync/rules/evaluate-rules.ts'
import { NO_ACTIONS, sampleRule } from './sample-rule.ts'

const ACCOUNT = { id: 'a', addresses: ['me@example.org'] }
const NOW = Date.parse('2026-03-01T12:00:00Z')

const evaluate = (rules: Rule[], header: string, octets = 1000) => {
  const prepared = prepareRules(rules, ACCOUNT)
  const facts = readHeaderFacts(Buffer.from(header), prepared.fieldNames)
  return evaluateRules(prepared, { facts, octets, now: NOW })
}
const holds = (condition: RuleCondition, header: string, octets?: number): boolean =>
  evaluate([sampleRule({ condition })], header, octets).matches.length === 1

const field = (name: 'from' | 'recipients' | 'subject' | 'list-id') => ({
  contains: (text: string): RuleCondition => ({ kind: 'field', field: name, test: 'contains', text }),
  is: (text: string): RuleCondition => ({ kind: 'field', field: name, test: 'is', text }),
  matches: (text: string): RuleCondition => ({ kind: 'field', field: name, test: 'matches', text }),
})
const header = (name: string, test: 'contains' | 'is' | 'matches', text: string): RuleCondition => ({
  kind: 'header',
  name,
  test,
  text,
})
const older = (days: number): RuleCondition => ({ kind: 'older', days })
const larger = (octets: number): RuleCondition => ({ kind: 'larger', octets })
const score = (atLeast: number): RuleCondition => ({ kind: 'spam-score', atLeast })

describe('a condition', () => {
  it.each<[boolean, RuleCondition, string]>([
    [true, field('from').contains('ADA'), 'From: Ada <ada@example.org>'],
    [true, field('from').contains('@example.org'), 'From: Ada <ada@example.org>'],
    [true, field('from').contains('ada <ada@'), 'From: Ada <ada@example.org>'],
    [false, field('from').contains('bob'), 'From: Ada <ada@example.org>\r\nSubject: bob'],
    [true, field('from').is('Ada@Example.ORG'), 'From: "Ada, the first" <ada@example.org>'],
    [true, field('from').is('ada, the first'), 'From: "Ada, the first" <ada@example.org>'],
    [false, field('from').is('ada'), 'From: Ada L <ada@example.org>'],
    [true, field('from').contains('robot'), 'Sender: robot@example.org'],
    [true, field('from').contains('иван'), 'From: =?utf-8?b?0JjQstCw0L0=?= <i@example.org>'],
    [true, field('from').contains('ИВАН'), 'From: =?koi8-r?b?6dfBzg==?= <i@example.org>'],
    [true, field('recipients').is('team@example.org'), 'To: a@b.org,\r\n Team <team@example.org>'],
    [true, field('recipients').contains('team'), 'To: a@b.org\r\nCc: team@example.org'],
    [true, field('subject').contains('shalom'), 'Subject: Re: SHALOM all'],
    [true, field('subject').contains('שלום'), 'Subject: =?windows-1255?b?+ezl7Q==?='],
    [true, field('subject').contains('straße'), 'Subject: =?utf-8?q?STRASSE?='],
    [true, field('subject').contains('οδός'), 'Subject: ΟΔΌΣ'],
    [true, field('subject').contains('é'), 'Subject: CAFE\u0301'],
    [true, field('subject').contains('viagra'), 'Subject: v\u200bi\u200bagra'],
    [true, field('subject').contains('one two'), 'Subject: one\r\n two'],
    [true, field('subject').is('lunch'), 'Subject: LUNCH'],
    [false, field('subject').is('lunch'), 'Subject: Lunch?'],
    [true, field('subject').matches('^invoice \\d+$'), 'Subject: Invoice 118'],
    [false, field('subject').matches('^invoice \\d+$'), 'Subject: Re: Invoice 118'],
    [true, field('subject').matches('ПРИВ.Т'), 'Subject: привет'],
    [true, field('from').matches('<.*@(shop|store)\\.'), 'From: X <a@store.example>'],
    [true, field('list-id').is('friends.example.org'), 'List-Id: "Old friends" <friends.example.org>'],
    [true, field('list-id').contains('old friends'), 'List-ID: "Old friends" <friends.example.org>'],
    [true, header('x-mailer', 'contains', 'bulk'), 'X-Mailer: BulkMail 3'],
    [true, header('X-Mailer', 'contains', 'bulk'), 'x-mailer: BulkMail 3'],
    [true, header('Received', 'contains', 'second'), 'Received: first\r\nReceived: second'],
    [false, header('X-Mailer', 'contains', 'bulk'), 'Subject: x\r\n\r\nX-Mailer: bulk'],
    [true, older(30), 'Date: Sun, 11 Jan 2026 12:00:00 +0000'],
    [false, older(30), 'Date: Fri, 30 Jan 2026 12:00:01 +0000'],
    [false, older(30), 'Subject: no date'],
    [true, score(5), 'X-Spam-Status: Yes, score=5.0 required=5'],
    [false, score(5), 'X-Spam-Status: No, score=4.9 required=5'],
    [false, score(-5), 'Subject: no score'],
    [true, { kind: 'spam' }, 'X-Blacklisted-By: zen.example.net'],
    [false, { kind: 'spam' }, 'X-Spam-Flag: NO'],
    [true, { kind: 'not-to-me' }, 'To: you@example.org'],
    [true, { kind: 'not-to-me' }, 'To: undisclosed-recipients:;'],
    [true, { kind: 'not-to-me' }, 'To: some@example.org'],
    [false, { kind: 'not-to-me' }, 'To: ME@example.org'],
    [false, { kind: 'not-to-me' }, 'To: you@example.org\r\nCc: x, Me <me@example.org>'],
    [false, { kind: 'not-to-me' }, 'To: me+shop@example.org'],
  ])('%s: %j of %j', (expected, condition, block) => {
    expect(holds(condition, `${block}\r\n\r\n`)).toBe(expected)
  })

  it('is larger only above its size', () => {
    expect([999, 1000, 1001].map((octets) => holds(larger(1000), 'Subject: x', octets))).toEqual([
      false,
      false,
      true,
    ])
  })

  it('refuses an expression that a linear engine cannot run, and one that is wrong', () => {
    for (const pattern of ['(?=a)b', '(a)\\1', '(', 'a**', '((a{100}){100}){100}']) {
      expect(() =>
        prepareRules([sampleRule({ condition: field('subject').matches(pattern) })], ACCOUNT),
      ).toThrow(PatternError)
    }
  })

  it('meets the text that would hold up a backtracking engine for years', () => {
    const subject = `Subject: ${'a'.repeat(1900)}!`

    expect(holds(field('subject').matches('^(a+)+$'), subject)).toBe(false)
    expect(holds(field('subject').matches('^(a|a)*(a|a)*$'), subject)).toBe(false)
  })
})

describe('evaluateRules', () => {
  const star = { ...NO_ACTIONS, star: true }

  it('wants all conditions, or any of them', () => {
    const conditions = [field('subject').contains('one'), field('subject').contains('two')]

    expect(evaluate([sampleRule({ match: 'all', conditions })], 'Subject: one').star).toBe(false)
    expect(evaluate([sampleRule({ match: 'any', conditions })], 'Subject: one').star).toBe(true)
    expect(evaluate([sampleRule({ match: 'all', conditions })], 'Subject: two one').star).toBe(true)
  })

  it('asks only rules that are on, for this account or for all', () => {
    const rules = [
      sampleRule({ id: 1, isOn: false }),
      sampleRule({ id: 2, accountId: 'b' }),
      sampleRule({ id: 3, accountId: 'a' }),
      sampleRule({ id: 4, accountId: null }),
    ]

    expect(evaluate(rules, 'Subject: a').matches.map(({ rule }) => rule.id)).toEqual([3, 4])
  })

  it('lets the first rule decide fate and place, and adds up the rest', () => {
    const outcome = evaluate(
      [
        sampleRule({ id: 1, actions: { ...NO_ACTIONS, place: 'archive', labelIds: [1] } }),
        sampleRule({ id: 2, actions: { ...NO_ACTIONS, fate: 'download', place: 'junk', labelIds: [2, 1] } }),
        sampleRule({ id: 3, actions: { ...star, fate: 'skip', markRead: true } }),
      ],
      'Subject: a',
    )

    expect(outcome).toMatchObject({
      fate: 'download',
      place: 'archive',
      labelIds: [1, 2],
      star: true,
      markRead: true,
    })
    expect(outcome.matches.map(({ did }) => did)).toEqual([
      { ...NO_ACTIONS, place: 'archive', labelIds: [1] },
      { ...NO_ACTIONS, fate: 'download', labelIds: [2] },
      { ...star, markRead: true },
    ])
  })

  it('stops at a rule that says so, if it matched', () => {
    const stopping = (text: string): Rule =>
      sampleRule({ id: 1, stopsHere: true, condition: field('subject').contains(text) })

    expect(evaluate([stopping('a'), sampleRule({ id: 2 })], 'Subject: a').matches).toHaveLength(1)
    expect(evaluate([stopping('b'), sampleRule({ id: 2 })], 'Subject: a').matches).toHaveLength(1)
    expect(evaluate([stopping('b'), sampleRule({ id: 2 })], 'Subject: a').matches[0]?.rule.id).toBe(2)
  })

  it('deletes unseen only by a rule that was confirmed', () => {
    const rule = (isConfirmed: boolean): Rule =>
      sampleRule({ isConfirmed, actions: { ...star, fate: 'delete' } })

    expect(evaluate([rule(false)], 'Subject: a')).toMatchObject({ fate: null, star: true })
    expect(evaluate([rule(true)], 'Subject: a')).toMatchObject({ fate: 'delete', star: true })
    expect(
      evaluate([rule(false), sampleRule({ actions: { ...NO_ACTIONS, fate: 'skip' } })], 'Subject: a').fate,
    ).toBe('skip')
  })

  const anyCondition: fc.Arbitrary<RuleCondition> = fc.oneof(
    fc.record({
      kind: fc.constant('field' as const),
      field: fc.constantFrom('from' as const, 'recipients' as const, 'subject' as const, 'list-id' as const),
      test: fc.constantFrom('contains' as const, 'is' as const),
      text: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    }),
    fc.constantFrom(
      header('X-Spam-Status', 'matches', '(y|s)es?.*[0-9]+'),
      header('__proto__', 'contains', 'a'),
      header('constructor', 'is', 'a'),
      older(1),
      larger(10),
      score(1),
      { kind: 'spam' as const },
      { kind: 'not-to-me' as const },
    ),
  )
  const anyRules = fc.array(
    fc.record({
      conditions: fc.array(anyCondition, { minLength: 1, maxLength: 4 }),
      match: fc.constantFrom('all' as const, 'any' as const),
      stopsHere: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  const FIELD_NAMES = ['From', 'To', 'Cc', 'Subject', 'List-Id', 'Date', 'X-Spam-Status', 'X-Spam-Score']
  const anyHeader = fc
    .array(
      fc.oneof(
        fc.uint8Array({ maxLength: 60 }),
        fc
          .tuple(
            fc.constantFrom(...FIELD_NAMES, '__proto__', 'constructor'),
            fc.uint8Array({ maxLength: 60 }),
          )
          .map(([name, value]) => Buffer.concat([Buffer.from(`${name}: `), value])),
      ),
      { maxLength: 12 },
    )
    .map((lines) => Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\r\n')])))

  it('never throws for a header, keeps the order, and asks nobody after a stop', () => {
    fc.assert(
      fc.property(anyRules, anyHeader, fc.nat(), (definitions, block, octets) => {
        const rules = definitions.map((definition, index) => sampleRule({ ...definition, id: index + 1 }))
        const prepared = prepareRules(rules, ACCOUNT)
        const facts = readHeaderFacts(block, prepared.fieldNames)
        const subject = { facts, octets, now: NOW }

        const { matches } = evaluateRules(prepared, subject)

        const alone = rules.filter(
          (rule) => evaluateRules(prepareRules([rule], ACCOUNT), subject).matches.length > 0,
        )
        const stop = alone.findIndex(({ stopsHere }) => stopsHere)
        expect(matches.map(({ rule }) => rule.id)).toEqual(
          (stop < 0 ? alone : alone.slice(0, stop + 1)).map(({ id }) => id),
        )
      }),
    )
  })
})

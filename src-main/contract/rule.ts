import { z } from 'zod'
import { accountIdSchema } from './account.ts'
import { headerFieldSchema } from './header-field.ts'
import { labelIdSchema } from './label.ts'
import { messageIdSchema, messageRowSchema, PLACES } from './message.ts'

/** Each rule costs time for every header; nobody keeps track of more. */
export const MAX_RULES = 200
export const MAX_CONDITIONS = 20

export const RULE_FIELDS = ['from', 'recipients', 'subject', 'list-id'] as const
/** A field that a rule looks at by its meaning. `recipients`: To and Cc. */
export type RuleField = (typeof RULE_FIELDS)[number]

export const RULE_TESTS = ['contains', 'is', 'matches'] as const
/** How a text is compared: always decoded, in any script, upper and lower case alike. `matches`: a regular expression. */
export type RuleTest = (typeof RULE_TESTS)[number]

const comparison = { test: z.enum(RULE_TESTS), text: z.string().trim().min(1).max(500) }

export const ruleConditionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), field: z.enum(RULE_FIELDS), ...comparison }),
  z.object({
    kind: z.literal('header'),
    /** Printable US-ASCII without the colon (RFC 5322 section 3.6.8). */
    name: z
      .string()
      .trim()
      .max(76)
      .regex(/^[!-9;-~]+$/),
    ...comparison,
  }),
  z.object({ kind: z.literal('larger'), octets: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  z.object({ kind: z.literal('older'), days: z.number().int().min(1).max(36_500) }),
  /** The points of the server's filter, this many or more. */
  z.object({ kind: z.literal('spam-score'), atLeast: z.number().min(-1000).max(1000) }),
  /** The server's filter, or a block list it asked, calls it spam. */
  z.object({ kind: z.literal('spam') }),
  /** None of the account's addresses is in To or Cc. */
  z.object({ kind: z.literal('not-to-me') }),
])
export type RuleCondition = z.infer<typeof ruleConditionSchema>

export const RULE_FATES = ['delete', 'skip', 'download'] as const
/** What a rule decides for a message before it is downloaded: delete it unseen, leave it on the server, or fetch it whatever its size. */
export type RuleFate = (typeof RULE_FATES)[number]

export const ruleActionsSchema = z.object({
  /** null: as for any other message. */
  fate: z.enum(RULE_FATES).nullable(),
  labelIds: z.array(labelIdSchema).max(20),
  /** null: stays in the inbox. */
  place: z.enum(PLACES).nullable(),
  star: z.boolean(),
  markRead: z.boolean(),
})
export type RuleActions = z.infer<typeof ruleActionsSchema>

/** What a rule looks for and does. */
export const ruleDefinitionSchema = z.object({
  name: z.string().trim().min(1).max(200),
  /** null: for all accounts. */
  accountId: accountIdSchema.nullable(),
  /** Whether all conditions must hold, or any one of them. */
  match: z.enum(['all', 'any']),
  conditions: z.array(ruleConditionSchema).min(1).max(MAX_CONDITIONS),
  actions: ruleActionsSchema,
  /** Rules further down are not asked about a message that this one matched. */
  stopsHere: z.boolean(),
})
export type RuleDefinition = z.infer<typeof ruleDefinitionSchema>

export const ruleIdSchema = z.number().int().positive()

export const ruleSchema = ruleDefinitionSchema.extend({
  id: ruleIdSchema,
  isOn: z.boolean(),
  /** Goes up with every edit that changes what the rule matches or does. */
  version: z.number().int(),
  /** Deleting unseen: the user has seen a test run of exactly this version and agreed. Without it nothing is deleted. */
  isConfirmed: z.boolean(),
})
export type Rule = z.infer<typeof ruleSchema>

/** What a rule would have matched, had it been there when the messages came. Nothing was done. */
export const ruleTestRunSchema = z.object({
  /** Messages looked at, newest first, and how many there are. */
  looked: z.number(),
  total: z.number(),
  matched: z.number(),
  /** Of these, how many are on the server alone: the rule acts on them the next time mail is fetched. */
  waiting: z.number(),
  /** The first of those that match, newest first. */
  rows: z.array(messageRowSchema),
})
export type RuleTestRun = z.infer<typeof ruleTestRunSchema>

/** What one rule did to one message. Labels by name: what was done stays true when a label is gone. */
export const ruleDeedSchema = ruleActionsSchema
  .omit({ labelIds: true })
  .extend({ labels: z.array(z.string()) })
export type RuleDeed = z.infer<typeof ruleDeedSchema>

export const ruleHistoryEntrySchema = z.object({
  id: z.number(),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** null: the rule is gone. */
  ruleId: ruleIdSchema.nullable(),
  ruleName: z.string(),
  accountId: accountIdSchema,
  /** null: nothing of the message is here (any more). */
  messageId: messageIdSchema.nullable(),
  fromName: z.string(),
  fromAddress: z.string(),
  subject: z.string(),
  date: z.number().nullable(),
  octets: z.number(),
  deed: ruleDeedSchema,
  /** Of a deletion: the server has not confirmed it yet. */
  isPending: z.boolean(),
  /** Of a deletion: the header block as it was sent; empty otherwise. */
  headers: z.string(),
  /** The same decoded. */
  fields: z.array(headerFieldSchema),
})
export type RuleHistoryEntry = z.infer<typeof ruleHistoryEntrySchema>

const done = z.void()
const ofRule = z.object({ id: ruleIdSchema })

/** The most messages that a test run shows; it counts them all. */
export const MAX_TEST_ROWS = 200

/** The calls of the page of header rules. What changed comes as `rules:changed`. */
export const ruleCalls = {
  /** In the order in which they are asked. */
  'rules:list': { request: z.undefined(), reply: z.array(ruleSchema) },
  /** A new rule is the last one, and off. A regular expression that cannot be read is refused: `pattern-unreadable`. */
  'rules:add': { request: ruleDefinitionSchema, reply: ruleSchema },
  'rules:change': { request: ofRule.extend({ definition: ruleDefinitionSchema }), reply: ruleSchema },
  'rules:remove': { request: ofRule, reply: done },
  'rules:order': { request: z.object({ ids: z.array(ruleIdSchema).max(MAX_RULES) }), reply: done },
  'rules:switch': { request: ofRule.extend({ isOn: z.boolean() }), reply: done },
  /** Does nothing to any message, here or on the server. null: stopped, as its job (contract/job.ts) can be. */
  'rules:test': { request: ruleDefinitionSchema, reply: ruleTestRunSchema.nullable() },
  /**
   * Lets this version of a rule delete messages unseen. Refused for a version that `rules:test` has not been run with
   * since the program started, or that is no more the newest.
   */
  'rules:confirm': { request: ofRule.extend({ version: z.number().int() }), reply: done },
  /** What rules did, newest first; `ruleId` null: all rules, those that are gone too. */
  'rules:history': {
    request: z.object({
      ruleId: ruleIdSchema.nullable(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    reply: z.object({ total: z.number(), entries: z.array(ruleHistoryEntrySchema) }),
  },
} as const

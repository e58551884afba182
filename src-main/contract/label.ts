import { z } from 'zod'
import { ACCOUNT_COLOURS } from './account.ts'

/** The most messages one call may label. */
const MAX_IDS = 10_000

export const labelIdSchema = z.number().int().positive()

const labelFields = {
  name: z.string().trim().min(1).max(60),
  /** Of the colours that accounts have, too (styles/tokens.css: --account-0 …). */
  colour: z
    .number()
    .int()
    .min(0)
    .max(ACCOUNT_COLOURS - 1),
}

/** A name that the user gives to messages, whatever their account and place; a message may have several. */
export const labelSchema = z.object({
  id: labelIdSchema,
  ...labelFields,
  total: z.number(),
  unread: z.number(),
})
export type Label = z.infer<typeof labelSchema>

const done = z.void()

/** The calls about labels. Two labels never have the same name; what would make them so is refused. */
export const labelCalls = {
  /** In the order of their names, with how many messages have them. */
  'labels:list': { request: z.undefined(), reply: z.array(labelSchema) },
  'labels:add': { request: z.object(labelFields), reply: labelSchema },
  'labels:change': { request: z.object({ id: labelIdSchema, ...labelFields }), reply: done },
  /** Takes it off all messages and out of all rules. */
  'labels:remove': { request: z.object({ id: labelIdSchema }), reply: done },
  /** Puts a label on messages, or takes it off. */
  'labels:put': {
    request: z.object({
      messageIds: z.array(z.number().int().positive()).min(1).max(MAX_IDS),
      labelId: labelIdSchema,
      isOn: z.boolean(),
    }),
    reply: done,
  },
} as const

import { z } from 'zod'

/** Longest text of a fact that is kept; all of it is the sender's, cleaned, untrusted. */
const text = z.string().max(2000)
/** Milliseconds since 1970; null when there is none, or none that can be read. */
const moment = z.number().nullable()

const DELIVERY_ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const
/** What became of a message for one recipient (RFC 3464 section 2.3.3). */
export type DeliveryAction = (typeof DELIVERY_ACTIONS)[number]

const INVITATION_METHODS = ['publish', 'request', 'reply', 'cancel', 'counter', 'other'] as const
/** What a calendar part is for (RFC 5546 section 1.4). */
export type InvitationMethod = (typeof INVITATION_METHODS)[number]

const deliverySchema = z.object({
  kind: z.literal('delivery'),
  recipients: z.array(
    z.object({
      address: text,
      action: z.enum(DELIVERY_ACTIONS),
      /** RFC 3463, e.g. `5.1.1`; empty when not said. */
      status: text,
      /** What the other server said; empty when not said. */
      diagnostic: text,
    }),
  ),
})

export type DeliveryReport = z.infer<typeof deliverySchema>

const receiptSchema = z.object({
  kind: z.literal('receipt'),
  recipient: text,
  /** RFC 8098 section 3.2.6.2: `displayed`, `deleted`, `processed`, `dispatched`; small letters. */
  disposition: text,
})

export type Receipt = z.infer<typeof receiptSchema>

const invitationSchema = z.object({
  kind: z.literal('invitation'),
  method: z.enum(INVITATION_METHODS),
  summary: text,
  start: moment,
  end: moment,
  /** Whole days: the moments are midnights of UTC, and no time of day is to be shown. */
  isAllDay: z.boolean(),
  repeats: z.boolean(),
  location: text,
  organizer: text,
  /** With `reply`: who answers, and what (RFC 5545 section 3.2.12, small letters). */
  attendees: z.array(z.object({ name: text, answer: text })),
})
export type Invitation = z.infer<typeof invitationSchema>

/** A piece of a message that was cut up to be sent. */
const fragmentSchema = z.object({
  kind: z.literal('fragment'),
  number: z.number().int().positive(),
  /** How many there are; null when not said. */
  total: z.number().int().positive().nullable(),
})
export type Fragment = z.infer<typeof fragmentSchema>

export const messageFactSchema = z.discriminatedUnion('kind', [
  deliverySchema,
  receiptSchema,
  /** Somebody complains about a message of ours (RFC 5965), or sends a report of DMARC or TLS. */
  z.object({ kind: z.literal('feedback'), type: text }),
  /** Not checked: nobody vouches here for who signed. */
  z.object({ kind: z.literal('signed'), how: z.enum(['smime', 'pgp']) }),
  z.object({ kind: z.literal('encrypted'), how: z.enum(['smime', 'pgp']) }),
  fragmentSchema,
  invitationSchema,
])
/** What a message is besides its text, told by its structure. */
export type MessageFact = z.infer<typeof messageFactSchema>

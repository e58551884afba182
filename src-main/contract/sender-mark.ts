import { z } from 'zod'

const text = z.string().max(2000)

export const senderMarkSchema = z.discriminatedUnion('kind', [
  /** More than one From, or several people in it (RFC 5322 section 3.6.2): all of them. */
  z.object({ kind: z.literal('several-senders'), addresses: z.array(text) }),
  /** Somebody else sent it for who is named (the Sender field). */
  z.object({ kind: z.literal('sent-by'), address: text }),
  /** The name is, or holds, another address than the one it came from. */
  z.object({ kind: z.literal('address-in-name'), claimed: text }),
  /** The domain mixes scripts, or its letters are all of another script's that look Latin: `written` is how it looks. */
  z.object({ kind: z.literal('mixed-scripts'), written: text }),
  /** The domain looks like one of the user's own. */
  z.object({ kind: z.literal('look-alike'), known: text }),
  /** Characters that cannot be seen, or turn the direction of others, were taken out of the subject or a name. */
  z.object({ kind: z.literal('hidden-characters') }),
])
/** Something about a message's sender that may mean to deceive. */
export type SenderMark = z.infer<typeof senderMarkSchema>

/** A link whose text names another host than the one it leads to. */
export const misleadingLinkSchema = z.object({
  /** As the frame reports it. */
  url: z.string(),
  /** The host that the text names. */
  claimed: text,
})
export type MisleadingLink = z.infer<typeof misleadingLinkSchema>

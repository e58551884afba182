import { z } from 'zod'
import { headerFieldSchema } from './header-field.ts'
import { messageIdSchema } from './message.ts'

/** The most rows of a source that one call may ask for. */
export const MAX_SOURCE_ROWS = 500

const bodySchema = z.enum(['html', 'text'])
const shown = z.object({ messageId: messageIdSchema, body: bodySchema, withPictures: z.boolean() })
const fontSchema = z.enum(['fixed', 'proportional'])
const onPaper = shown.extend({ font: fontSchema })
const done = z.void()
/** null: the user closed the dialog. */
const savedTo = z.object({ path: z.string() }).nullable()

/** The calls about the message that is being read. */
export const readingCalls = {
  /** In how many places the frame would show that phrase lit. */
  'reading:find': {
    request: shown.extend({ phrase: z.string().max(300) }),
    reply: z.object({ hits: z.number() }),
  },
  /** Mail of this sender is shown with that body first from now on. */
  'reading:preferBody': { request: z.object({ messageId: messageIdSchema, body: bodySchema }), reply: done },
  /** Plain text of this sender is shown in that font from now on. */
  'reading:preferFont': { request: z.object({ messageId: messageIdSchema, font: fontSchema }), reply: done },
  /** The system's print dialog, with the message as it is shown, its header above it. */
  'reading:print': { request: onPaper, reply: done },
  /** Asks where, then writes what would be printed as a PDF. */
  'reading:savePdf': { request: onPaper, reply: savedTo },
  /** Every header field in the order of the message, unfolded and decoded. */
  'reading:headers': {
    request: z.object({ messageId: messageIdSchema }),
    reply: z.array(headerFieldSchema),
  },

  /** Makes the source of a message ready to be looked at by rows; one at a time. */
  'source:open': {
    request: z.object({ messageId: messageIdSchema }),
    reply: z.object({ rows: z.number(), octets: z.number() }),
  },
  'source:rows': {
    request: z.object({
      messageId: messageIdSchema,
      from: z.number().int().min(0),
      count: z.number().int().min(1).max(MAX_SOURCE_ROWS),
    }),
    reply: z.array(z.string()),
  },
  /** The rows with that text, whatever its case; a row as often as it has it. `isCut`: there are more. */
  'source:find': {
    request: z.object({ messageId: messageIdSchema, text: z.string().min(1).max(300) }),
    reply: z.object({ rows: z.array(z.number()), isCut: z.boolean() }),
  },
  'source:close': { request: z.undefined(), reply: done },
} as const

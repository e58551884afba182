import { z } from 'zod'

/** How many label colours the design has (styles/tokens.css: --label-0 …). */
export const LABEL_COLOURS = 8
/** More could be neither told apart nor shown. */
export const MAX_LABELS = 100

export const labelIdSchema = z.number().int().positive()

const labelFields = {
  name: z.string().trim().min(1).max(60),
  colour: z
    .number()
    .int()
    .min(0)
    .max(LABEL_COLOURS - 1),
}

/** A name that the user gives to messages of any account; a message may have several. */
export const labelSchema = z.object({ id: labelIdSchema, ...labelFields })
export type Label = z.infer<typeof labelSchema>

export const newLabelSchema = z.object(labelFields)
export type NewLabel = z.infer<typeof newLabelSchema>

export const labelCountSchema = z.object({ labelId: labelIdSchema, total: z.number(), unread: z.number() })
/** How many messages have a label. */
export type LabelCount = z.infer<typeof labelCountSchema>

import { z } from 'zod'
import { messageIdSchema } from './message.ts'

const line = z.string().max(300)

/** What the page says outside its window, in the user's language: main knows no words. */
const notificationSchema = z.object({
  title: line,
  body: z.string().max(1000),
  /** Opened by a click on the notification; null: the click shows the inbox. */
  messageId: messageIdSchema.nullable(),
})
export type NotificationText = z.infer<typeof notificationSchema>

const trayTextSchema = z.object({
  unread: z.number().int().min(0),
  tooltip: line,
  open: line,
  getMail: line,
  /** null: nothing to lock. */
  lock: line.nullable(),
  quit: line,
})
export type TrayText = z.infer<typeof trayTextSchema>

export const desktopCalls = {
  /** New mail came; shown unless the settings, quiet hours or a window in use say no. */
  'desktop:notify': { request: notificationSchema, reply: z.void() },
  /** What the tray says from now on. */
  'desktop:tray': { request: trayTextSchema, reply: z.void() },
  /** Whether this desktop shows tray icons at all. */
  'desktop:hasTray': { request: z.undefined(), reply: z.boolean() },
} as const

/** What was asked for outside the window, which is shown by then. */
export type DesktopRequest = { what: 'message'; messageId: number } | { what: 'inbox' } | { what: 'get-mail' }

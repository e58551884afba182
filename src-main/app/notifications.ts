import { Notification } from 'electron'
import type { NotificationText } from '../contract/desktop.ts'
import type { Settings } from '../contract/settings.ts'
import { isQuiet } from './quiet-hours.ts'

export interface NotifierOptions {
  settings: () => Settings
  /** Whoever looks at the window sees the mail come. */
  isWatched: () => boolean
  onClick: (messageId: number | null) => void
}

/** Shows one notification at a time: a newer one takes the place of the last. */
export function createNotifier({
  settings,
  isWatched,
  onClick,
}: NotifierOptions): (text: NotificationText) => void {
  // Kept, or the garbage collector would take its click along.
  let shown: Notification | undefined
  return ({ title, body, messageId }) => {
    const now = settings()
    if (!now.notify || isWatched() || isQuiet(now, new Date()) || !Notification.isSupported()) return
    shown?.close()
    shown = new Notification({ title, body, silent: true })
    shown.on('click', () => onClick(messageId))
    shown.show()
  }
}

import type { Pop3Session } from '../pop3/pop3-session.ts'
import { unlessRefused } from '../sync/unless-refused.ts'

/** Sends NOOP every `millis` while `isIdle` says so, until the session ends. Its failure is the session's, told there. */
export function keepAlive(session: Pop3Session, millis: number, isIdle: () => boolean): void {
  const timer = setInterval(() => {
    if (isIdle()) void unlessRefused(session.noop()).catch(() => undefined)
  }, millis)
  void session.ended.then(() => clearInterval(timer))
}

import { app } from 'electron'

/** Closing takes this long at most: a store on a hanging disk must not keep the program from ending. */
const CLOSE_MILLIS = 10_000

/** Runs `close` once before the program ends, and waits for it. Committed mail is safe without it; it only tidies. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let stage: 'open' | 'closing' | 'closed' = 'open'
  app.on('before-quit', (event) => {
    // Another listener has something to ask first.
    if (stage === 'closed' || event.defaultPrevented) return
    event.preventDefault()
    // The last window that closes meanwhile asks for the end again.
    if (stage === 'closing') return
    stage = 'closing'
    const overdue = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_MILLIS))
    void Promise.race([close(), overdue]).finally(() => {
      stage = 'closed'
      app.quit()
    })
  })
}

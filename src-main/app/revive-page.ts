import type { WebContents } from 'electron'

/** Crashes within this time are of one kind, and each waits longer for the next attempt than the last. */
const MEMORY_MILLIS = 60_000
const FIRST_WAIT_MILLIS = 200
const LONGEST_WAIT_MILLIS = 30_000

/** How long to wait before a page is loaded anew, when it has crashed so often within a minute. */
export const revivalWait = (crashes: number): number =>
  Math.min(FIRST_WAIT_MILLIS * 4 ** (crashes - 1), LONGEST_WAIT_MILLIS)

/**
 * Loads the page anew when its process ends by itself: everything that counts is kept in main. A page that cannot be helped
 * by that is not loaded in a tight circle.
 */
export function revivePage(contents: WebContents): void {
  let crashes: number[] = []
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    crashes = [...crashes.filter((moment) => moment > Date.now() - MEMORY_MILLIS), Date.now()]
    setTimeout(() => {
      if (!contents.isDestroyed()) contents.reload()
    }, revivalWait(crashes.length))
  })
}

import type { Page } from 'playwright'

/**
 * Asks main for next to nothing, a hundred times a second, until stopped; gives the longest wait in milliseconds. No task
 * of the main process can be longer than that.
 */
export async function watchMain(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const watch = { longest: 0, isOver: false }
    Object.assign(window, { mainWatch: watch })
    const { mail } = window as unknown as {
      mail: { call: (name: string, request: unknown) => Promise<unknown> }
    }
    void (async () => {
      while (!watch.isOver) {
        const begun = performance.now()
        await mail.call('app:info', undefined)
        watch.longest = Math.max(watch.longest, performance.now() - begun)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    })()
  })
  return () =>
    page.evaluate(() => {
      const { mainWatch } = window as unknown as { mainWatch: { longest: number; isOver: boolean } }
      mainWatch.isOver = true
      return mainWatch.longest
    })
}

import type { Page } from 'playwright'

/**
 * Asks main for next to nothing, a hundred times a second, until stopped; gives the waits in milliseconds, the longest last. No
 * task of the main process can be longer than that.
 */
export async function watchMain(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const watch = { waits: [] as number[], isOver: false }
    Object.assign(window, { mainWatch: watch })
    const { mail } = window as unknown as {
      mail: { call: (name: string, request: unknown) => Promise<unknown> }
    }
    void (async () => {
      while (!watch.isOver) {
        const begun = performance.now()
        await mail.call('app:info', undefined)
        watch.waits.push(performance.now() - begun)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    })()
  })
  return () =>
    page.evaluate(() => {
      const { mainWatch } = window as unknown as { mainWatch: { waits: number[]; isOver: boolean } }
      mainWatch.isOver = true
      return mainWatch.waits.sort((a, b) => a - b)
    })
}

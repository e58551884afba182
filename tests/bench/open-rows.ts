import type { Page } from 'playwright'
import { LIST, ROW } from './scale/page-parts.ts'

/** The reader opens no more often than this, and what was opened before is to be over with. */
const PAUSE_MILLIS = 300
const DEADLINE_MILLIS = 10_000

/** A row for each message, also where several make up a conversation. Resolves when the list has so many. */
export async function listSingly(page: Page, messages: number): Promise<void> {
  await page.getByRole('button', { name: 'Order and conversations' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Group by conversation' }).click()
  await page
    .locator(`${ROW}[aria-setsize="${String(messages)}"]`)
    .first()
    .waitFor()
}

/** What the first row says. */
export const firstRow = (page: Page): Promise<string> => page.locator(`${LIST} #message-0`).innerText()

/**
 * Clicks the rows of the list at `places`, one after the other. For each the milliseconds from the click to the frame after
 * its message has loaded, with the pictures it carries; null: there was nothing to show.
 */
export function openRows(page: Page, places: readonly number[]): Promise<(number | null)[]> {
  return page.evaluate(
    async ([list, wanted, pause, deadline]) => {
      const scroller = document.querySelector<HTMLElement>(list)
      if (!scroller) throw new Error('there is no list')
      const wait = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
      const rowAt = async (place: number): Promise<HTMLElement> => {
        const height = scroller.querySelector('[role="option"]')?.getBoundingClientRect().height ?? 0
        scroller.scrollTop = Math.max(0, (place - 2) * height)
        for (const begun = performance.now(); performance.now() - begun < deadline;) {
          await frame()
          const row = scroller.querySelector<HTMLElement>(
            `#message-${String(place)}:not([aria-disabled="true"])`,
          )
          if (row) return row
        }
        throw new Error(`row ${String(place)} was never there`)
      }
      const bodyOf = (address: string): string => address.replace(/[?#].*/, '')
      let before = ''
      /** Whether another message than before is in the frame. */
      const shown = (): Promise<boolean> =>
        new Promise((resolve) => {
          const timer = setTimeout(() => resolve(false), deadline)
          const loaded = ({ target }: Event): void => {
            if (!(target instanceof HTMLIFrameElement) || bodyOf(target.src) === before) return
            before = bodyOf(target.src)
            clearTimeout(timer)
            document.removeEventListener('load', loaded, { capture: true })
            resolve(true)
          }
          document.addEventListener('load', loaded, { capture: true })
        })

      const taken: (number | null)[] = []
      for (const place of wanted) {
        const row = await rowAt(place)
        await wait(pause)
        const isShown = shown()
        const begun = performance.now()
        row.click()
        if (await isShown) {
          await frame()
          taken.push(performance.now() - begun)
        } else taken.push(null)
      }
      return taken
    },
    [LIST, places, PAUSE_MILLIS, DEADLINE_MILLIS] as const,
  )
}

import type { Page } from 'playwright'
import { MESSAGE_FRAME } from '../e2e/drive-app.ts'
import { LIST, ROW } from './scale/page-parts.ts'

/** The reader opens no more often than this, and what was opened before is to be over with. */
const PAUSE_MILLIS = 200
const DEADLINE_MILLIS = 10_000
/** Says why there is no text. */
const EMPTY_BODY = '[aria-busy="false"] > .empty'
/** A pointer is on a row for so long before a person has pressed it. */
const REST_MILLIS = 150

export interface RowToOpen {
  place: number
  /** The pointer comes to the row and rests there first; else it is opened out of the blue. */
  isPointedAt: boolean
}

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
 * Clicks rows of the list, one after the other. For each the milliseconds from the click to the frame after
 * its message has loaded, with the pictures it carries; null: there was nothing to show.
 */
export function openRows(page: Page, rows: readonly RowToOpen[]): Promise<(number | null)[]> {
  return page.evaluate(
    async ([list, seen, empty, wanted, pause, rest, deadline]) => {
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
      /** Which message each frame has loaded. */
      const loaded = new WeakMap<Element, string>()
      document.addEventListener(
        'load',
        ({ target }) => {
          if (target instanceof HTMLIFrameElement) loaded.set(target, bodyOf(target.src))
        },
        { capture: true },
      )
      let before = ''
      /** Whether another message than before is in the frame that is seen, whole; not where there is no text to show. */
      const shown = async (): Promise<boolean> => {
        for (const begun = performance.now(); performance.now() - begun < deadline;) {
          if (document.querySelector(empty)) return false
          const frameSeen = document.querySelector<HTMLIFrameElement>(seen)
          const body = frameSeen ? loaded.get(frameSeen) : undefined
          if (body !== undefined && body !== before) {
            before = body
            return true
          }
          await frame()
        }
        return false
      }

      const taken: (number | null)[] = []
      for (const { place, isPointedAt } of wanted) {
        const row = await rowAt(place)
        await wait(pause)
        if (isPointedAt) {
          row.dispatchEvent(new PointerEvent('pointerover', { pointerType: 'mouse', bubbles: true }))
          await wait(rest)
        }
        const begun = performance.now()
        row.click()
        await frame()
        if (await shown()) {
          await frame()
          taken.push(performance.now() - begun)
        } else taken.push(null)
      }
      return taken
    },
    [LIST, MESSAGE_FRAME, EMPTY_BODY, rows, PAUSE_MILLIS, REST_MILLIS, DEADLINE_MILLIS] as const,
  )
}

import type { Page } from 'playwright'
import { BLANK_ROW, LIST, ROW } from './page-parts.ts'

/** The lists of the sidebar, as it names them. */
const LISTS = ['All mail', 'Starred', 'Archive', 'Junk', 'Bin', 'Inbox']

/** Milliseconds of each switch from one list to another, click to rows. */
export function switchLists(page: Page, times: number): Promise<number[]> {
  return page.evaluate(
    async ([rowSelector, count, names]) => {
      const links = [...document.querySelectorAll<HTMLElement>('nav button')].filter((link) =>
        names.includes(link.querySelector('.label')?.textContent?.trim() ?? ''),
      )
      const next = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
      const taken: number[] = []
      for (let at = 0; at < count; at++) {
        const link = links[at % links.length]
        if (!link || link.hasAttribute('aria-current')) continue
        const begun = performance.now()
        link.click()
        // Rows of the new list, since those of the old one are gone with the click, or the word that it is empty.
        for (;;) {
          await next()
          if (document.querySelector(rowSelector) || !document.querySelector('#message-list')) break
          if (performance.now() - begun > 5_000) break
        }
        taken.push(performance.now() - begun)
        await new Promise((resolve) => setTimeout(resolve, 80))
      }
      return taken
    },
    [ROW, times, LISTS] as const,
  )
}

export interface Scrolling {
  /** The longest time between two frames, milliseconds. */
  longestFrame: number
  /** How many frames came, and how many of them late (over 50 ms). */
  frames: number
  lateFrames: number
  /** The longest that a row in sight was blank, milliseconds. */
  longestBlank: number
}

/** Jumps to `jumps` places all over the list, then flings through it for `flingMillis`. */
export function scrollList(page: Page, jumps: number, flingMillis: number): Promise<Scrolling> {
  return page.evaluate(
    async ([listSelector, blankSelector, jumpCount, millis]) => {
      const scroller = document.querySelector<HTMLElement>(listSelector)
      if (!scroller) throw new Error('there is no list')
      const result = { longestFrame: 0, frames: 0, lateFrames: 0, longestBlank: 0 }
      let last = performance.now()
      let blankSince: number | null = null
      const isBlankInSight = (): boolean => {
        const { top, bottom } = scroller.getBoundingClientRect()
        return [...scroller.querySelectorAll(blankSelector)].some((row) => {
          const box = row.getBoundingClientRect()
          return box.bottom > top && box.top < bottom
        })
      }
      const frame = async (): Promise<void> => {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const now = performance.now()
        const took = now - last
        last = now
        result.frames++
        if (took > 50) result.lateFrames++
        result.longestFrame = Math.max(result.longestFrame, took)
        if (isBlankInSight()) blankSince ??= now
        else blankSince = null
        if (blankSince !== null) result.longestBlank = Math.max(result.longestBlank, now - blankSince)
      }
      let seed = 7
      for (let jump = 0; jump < jumpCount; jump++) {
        seed = (seed * 48271) % 2147483647
        scroller.scrollTop = (seed / 2147483647) * scroller.scrollHeight
        last = performance.now()
        blankSince = null
        for (let wait = 0; wait < 12; wait++) await frame()
      }
      scroller.scrollTop = 0
      await frame()
      blankSince = null
      last = performance.now()
      const begun = performance.now()
      while (performance.now() - begun < millis) {
        scroller.scrollTop += 2_400
        if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) scroller.scrollTop = 0
        await frame()
      }
      return result
    },
    [LIST, BLANK_ROW, jumps, flingMillis] as const,
  )
}

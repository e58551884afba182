import type { Page } from 'playwright'
import { SEARCH } from './page-parts.ts'

export interface Typing {
  keys: number
  /** From a key to the frame that shows it, milliseconds (Event Timing; below 16 it tells nothing). */
  longestKey: number
  /** Tasks of the page over 50 ms, the longest first. */
  longTasks: number[]
}

/** Types words into the search field, letter by letter with real key events, while something else goes on. */
export async function typeWhile(
  page: Page,
  words: readonly string[],
  isOver: () => Promise<boolean>,
): Promise<Typing> {
  await page.evaluate(() => {
    const seen = { longestKey: 0, longTasks: [] as number[] }
    Object.assign(window, { seenWhileTyping: seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (/^key|^input|^beforeinput/.test(entry.name))
          seen.longestKey = Math.max(seen.longestKey, entry.duration)
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longTasks.push(duration)
    }).observe({ type: 'longtask' })
  })
  let keys = 0
  const field = page.locator(SEARCH)
  await field.focus()
  for (let at = 0; !(await isOver()); at++) {
    const word = words[at % words.length] ?? ''
    await page.keyboard.type(word, { delay: 90 })
    keys += word.length
    await field.fill('')
  }
  const seen = await page.evaluate(
    () =>
      (window as unknown as { seenWhileTyping: { longestKey: number; longTasks: number[] } }).seenWhileTyping,
  )
  return { keys, longestKey: seen.longestKey, longTasks: seen.longTasks.sort((a, b) => b - a) }
}

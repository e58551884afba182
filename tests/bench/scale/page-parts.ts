import type { Page } from 'playwright'
import { PASSPHRASE } from './kept-profile.ts'

/** What the measurements touch of the page, in one place. */
export const LIST = '#message-list'
/** A row that has its message, and one that waits for it. */
export const ROW = `${LIST} [role="option"]:not([aria-disabled="true"])`
export const BLANK_ROW = `${LIST} [role="option"][aria-disabled="true"]`
export const SEARCH = '[role="search"] input'

/** The form that asks for the passphrase is there: when that was (milliseconds since 1970). */
export async function waitForUnlock(page: Page): Promise<number> {
  await page.locator('input[type="password"]').waitFor()
  // When it was painted, also if that was before anybody could look.
  return page.evaluate(() => {
    const paints = performance.getEntriesByType('largest-contentful-paint')
    const last = [...performance.getEntriesByType('paint'), ...paints].at(-1)?.startTime ?? performance.now()
    return performance.timeOrigin + last
  })
}

/** Unlocks, and gives the milliseconds from the click to a list that can be clicked. */
export async function unlockToList(page: Page): Promise<number> {
  await page.locator('input[type="password"]').fill(PASSPHRASE)
  return page.evaluate(
    ([row]) =>
      new Promise<number>((resolve) => {
        const begun = performance.now()
        const look = (): void => {
          if (document.querySelector(row)) requestAnimationFrame(() => resolve(performance.now() - begun))
          else requestAnimationFrame(look)
        }
        document.querySelector<HTMLButtonElement>('button[type="submit"]')?.click()
        look()
      }),
    [ROW] as const,
  )
}

/** Asks main as the page does. @throws Error with the failure's code */
export const ask = <T>(page: Page, name: string, request?: unknown): Promise<T> =>
  page.evaluate(
    async ([callName, argument]) => {
      const { mail } = window as unknown as {
        mail: {
          call: (name: string, request: unknown) => Promise<{ ok: boolean; value?: T; failure?: unknown }>
        }
      }
      const outcome = await mail.call(callName, argument)
      if (!outcome.ok) throw new Error(`${callName}: ${JSON.stringify(outcome.failure)}`)
      return outcome.value as T
    },
    [name, request] as const,
  )

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type Axe from 'axe-core'
import type { Page } from 'playwright'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds wrong with what is on screen, in words. The message frame is somebody else's document. `within` is for a
 * menu: while it is open it has the focus, and the page behind it is hidden from those who cannot see it. `rules`: only those.
 */
export async function accessibilityFaults(
  page: Page,
  within = 'html',
  rules?: readonly string[],
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  await atRest(page)
  return page.evaluate(
    async ([selector, runOnly]) => {
      const { axe } = window as unknown as { axe: typeof Axe }
      const { violations } = await axe.run(selector, { iframes: false, ...(runOnly && { runOnly }) })
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
    },
    [within, rules && [...rules]] as const,
  )
}

/** Waits until nothing moves or fades any more: half-way between two colours there is less contrast. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
    // What has just been changed begins to move with the next frame but one.
    for (let frames = 0; frames < 2; frames++) await frame()
    const ends = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished.catch(() => undefined))
    await Promise.all(ends)
  })
}

/** Changes settings as the dialog does, and waits until the page has them. */
export async function changeSettings(
  page: Page,
  change: { theme: 'light' | 'dark'; language: string },
): Promise<void> {
  await page.evaluate(
    (wanted) =>
      (
        window as unknown as { mail: { call: (name: string, change: unknown) => Promise<unknown> } }
      ).mail.call('settings:change', wanted),
    change,
  )
  await page.locator(`html[data-theme=${change.theme}][lang=${change.language}]`).waitFor()
}

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
  return page.evaluate(
    async ([selector, runOnly]) => {
      const { axe } = window as unknown as { axe: typeof Axe }
      const { violations } = await axe.run(selector, { iframes: false, ...(runOnly && { runOnly }) })
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
    },
    [within, rules && [...rules]] as const,
  )
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

import type { Page } from 'playwright'

/** Chooses a command as its user does by name: in the palette. */
export async function chooseCommand(page: Page, words: string, name: RegExp): Promise<void> {
  const palette = page.getByRole('dialog', { name: 'Commands' })
  await page.keyboard.press('Control+k')
  await palette.getByRole('textbox').fill(words)
  await palette.getByRole('option', { name }).and(page.locator('[data-highlighted]')).waitFor()
  await page.keyboard.press('Enter')
  await palette.waitFor({ state: 'detached' })
}

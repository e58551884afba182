import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { openSampleMailbox, type DrivenApp } from './drive-app.ts'
import { ownProgram } from './own-program.ts'

// The steps of one story: each goes on where the one before ended.
describe('the junk filter', { concurrent: false }, () => {
  let app: DrivenApp
  let page: Page

  ownProgram(async (started) => {
    app = started
    page = app.page
    await openSampleMailbox(page)
  })

  const moveFirstToJunk = async (): Promise<void> => {
    await page.getByRole('listbox', { name: 'Messages' }).press('Home')
    await page.getByRole('option', { selected: true }).first().waitFor()
    await page.keyboard.press('!')
  }

  it('is off until it is switched on, and then says how much it has learnt', async () => {
    await page.keyboard.press('Control+,')
    const filter = page.getByRole('switch', { name: 'Learn what is junk' })
    expect(await filter.isChecked()).toBe(false)

    await filter.click()

    await page.getByText('0 junk and 0 other messages so far.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('learns from what is moved to Junk, and unlearns what is taken back', async () => {
    await moveFirstToJunk()
    await page.getByText('35 messages').first().waitFor()
    await page.keyboard.press('Control+,')
    await page.getByText('1 junk and 0 other messages so far.').waitFor()
    await page.keyboard.press('Escape')

    await page.getByRole('listbox', { name: 'Messages' }).press('Control+z')

    await page.getByText('36 messages').first().waitFor()
    await page.keyboard.press('Control+,')
    await page.getByText('0 junk and 0 other messages so far.').waitFor()
    await page.keyboard.press('Escape')
  })

  it('comes with the offer of a rule against the sender', async () => {
    await moveFirstToJunk()
    await page.getByText('Marked 1 message as junk').hover()

    await page.getByRole('button', { name: 'Never from this sender…' }).click()

    const dialog = page.getByRole('dialog')
    await expect
      .poll(() => dialog.getByLabel('Text', { exact: true }).inputValue())
      .toMatch(/^[^@\s]+@[^@\s]+$/)
    await page.keyboard.press('Escape')
    expect(app.complaints).toEqual([])
  })
})

import type { Locator, Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { chooseCommand } from './choose-command.ts'
import { openSampleMailbox, type DrivenApp } from './drive-app.ts'
import { ownProgram } from './own-program.ts'

describe('searching and reading by keys alone', { concurrent: false }, () => {
  let app: DrivenApp
  let page: Page

  const list = (): Locator => page.getByRole('listbox', { name: 'Messages' })
  const selected = (): Locator => page.getByRole('option', { selected: true })
  const title = (name: RegExp): Locator => page.getByRole('heading', { level: 1, name })
  const subjects = (): Promise<string[]> => page.getByRole('option').locator('.subject').allTextContents()

  /** From wherever the keyboard is; nothing is pressed after the words, so the search is made by the typing. */
  async function type(words: string): Promise<void> {
    await page.keyboard.press('Control+Shift+f')
    await page.keyboard.type(words)
  }
  async function leaveSearch(): Promise<void> {
    await page.keyboard.press('Control+Shift+f')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.getByText('36 messages').first().waitFor()
    // Once for the help with searching, once for the field.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  }

  ownProgram(async (started) => {
    app = started
    page = app.page
    await openSampleMailbox(page)
  })

  it('finds while words are typed, and narrows by operators', async () => {
    await type('letters')
    await title(/letters/).waitFor()
    await expect.poll(async () => (await subjects()).length).toBeGreaterThan(3)
    await type('letters from:ruth')

    await expect.poll(subjects).toEqual([expect.stringContaining('Why DELE waits for QUIT')])
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.press('j')
    await page
      .getByRole('article')
      .getByRole('heading', { name: /Why DELE waits/ })
      .waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it('sorts what is found by date, or best first', async () => {
    await type('letters')
    await expect.poll(async () => (await subjects()).length).toBeGreaterThan(3)
    const byDate = await subjects()
    await page.getByRole('button', { name: 'Order and conversations' }).press('Enter')
    await page.getByRole('menuitemradio', { name: 'Best match' }).waitFor()
    expect(await accessibilityFaults(page, '[role=menu]')).toEqual([])

    await page.getByRole('menuitemradio', { name: 'Best match' }).press('Enter')

    await expect.poll(async () => (await subjects())[0]).toContain('letters')
    expect(byDate[0]).not.toContain('letters')
    await page.getByRole('button', { name: 'Order and conversations' }).press('Enter')
    await page.getByRole('menuitemradio', { name: 'Date' }).press('Enter')
    await expect.poll(subjects).toEqual(byDate)
  })

  it('says what to leave out when nothing is found, and searches without it', async () => {
    await type('focaccia from:paola in:archive')
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('button', { name: 'Search help' }).last().press('Enter')
    await page.getByText('who wrote', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Search without .*in:archive/ }).press('Enter')

    await expect.poll(subjects).toEqual([expect.stringContaining('La focaccia della nonna')])
    await leaveSearch()
  })

  it('opens a conversation, walks through it, and closes it', async () => {
    // The list comes back from the search in its own time.
    await expect
      .poll(async () => {
        for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await list().press(key)
        return selected().filter({ hasText: 'Call for your letters' }).count()
      })
      .toBe(1)
    const before = await page.getByRole('option').filter({ hasText: 'Call for your letters' }).count()

    await page.keyboard.press('ArrowRight')

    const messages = page.getByRole('option').filter({ hasText: 'Call for your letters' })
    await expect.poll(() => messages.count()).toBe(before + 4)
    await page.keyboard.press('ArrowDown')
    await page
      .getByRole('article')
      .getByRole('heading', { level: 1, name: /Call for your letters/ })
      .waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => messages.count()).toBe(before)
  })

  it('has a menu for what came along', async () => {
    await type('סדר היום')
    await page.getByRole('option').filter({ hasText: 'סדר היום' }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('j')
    const file = page.getByRole('button', { name: /\.txt/ }).first()

    await file.press('Shift+F10')

    await page.getByRole('menuitem', { name: 'Preview' }).waitFor()
    expect(await accessibilityFaults(page, '[role=menu]')).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await leaveSearch()
  })

  it('is in the page that is gone to, and in the list when that is left', async () => {
    const isIn = (place: Locator): Promise<void> =>
      expect.poll(() => place.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    const isInPage = (name: string): Promise<void> => isIn(page.getByRole('main', { name }))
    await list().focus()

    await page.keyboard.press('Control+,')
    await isInPage('Settings')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await isIn(list())
    await chooseCommand(page, 'Rules', /Rules/)
    await isInPage('Rules')
  })

  it('never complained', () => {
    expect(app.complaints).toEqual([])
  })
})

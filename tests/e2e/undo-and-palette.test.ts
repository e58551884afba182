import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { accessibilityFaults, changeSettings } from './accessibility.ts'
import { chooseCommand } from './choose-command.ts'
import { openSampleMailbox, type DrivenApp } from './drive-app.ts'
import { ownProgram } from './own-program.ts'

describe('undo, the palette and the keys', { concurrent: false }, () => {
  let app: DrivenApp
  let page: Page

  ownProgram(async (started) => {
    app = started
    page = app.page
    await openSampleMailbox(page)
    await page
      .getByText('no new messages')
      .or(page.getByText(/\d+ new messages/))
      .first()
      .waitFor()
  })

  const palette = () => page.getByRole('dialog', { name: 'Commands' })
  const choose = (words: string, name: RegExp): Promise<void> => chooseCommand(page, words, name)

  const selectFirst = async (): Promise<void> => {
    await page.getByRole('option').first().waitFor()
    await page.getByRole('listbox', { name: 'Messages' }).press('Home')
    await page.getByRole('option', { selected: true }).first().waitFor()
  }

  it('moves to the Bin, says so, and takes it back with the mouse', async () => {
    await selectFirst()
    await page.keyboard.press('Delete')
    await page.getByText('35 messages').first().waitFor()
    // With the pointer on it, it stays as long as one likes.
    await page.getByText('Moved 1 message to the Bin').hover()
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('button', { name: 'Undo', exact: true }).click()

    await page.getByText('36 messages').first().waitFor()
    await page.getByText('Undone: Moved 1 message to the Bin').waitFor()
  })

  it('takes back several, one deed after the other, by key', async () => {
    await page.getByRole('listbox', { name: 'Messages' }).focus()
    await page.keyboard.press('Control+a')
    await page.getByText('36 messages selected').waitFor()
    await page.keyboard.press('a')
    await page.getByText('0 messages').or(page.getByText('No messages here yet')).first().waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('36 messages').first().waitFor()

    await selectFirst()
    await page.keyboard.press('!')
    await page.getByText('35 messages').first().waitFor()
    await page.keyboard.press('Delete')
    await page.getByText('34 messages').first().waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('35 messages').first().waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('36 messages').first().waitFor()
  })

  it('leaves the key to a text field', async () => {
    await selectFirst()
    await page.keyboard.press('a')
    await page.getByText('35 messages').first().waitFor()

    const search = page.getByLabel('Search all mail')
    await search.focus()
    await page.keyboard.press('Control+z')
    // Once for the help with searching, once for the field.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')

    await page.getByText('35 messages').first().waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('36 messages').first().waitFor()
  })

  it('goes anywhere and does anything by name, by keys alone', async () => {
    await choose('on server', /On the server$/)
    await page.getByRole('main', { name: 'On the server' }).waitFor()
    await choose('all mail', /^All mail$/)
    await page.getByRole('heading', { name: 'All mail' }).waitFor()
    await choose('theme dark', /^Theme: dark$/)
    await page.locator('html[data-theme=dark]').waitFor()

    await page.keyboard.press('Control+k')
    await palette().getByRole('option', { name: 'Theme: dark' }).first().waitFor()
    expect(await palette().getByRole('option').first().textContent()).toContain('Theme: dark')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('chooses the best match also where the pointer lies over what is no match', async () => {
    await page.keyboard.press('Control+k')
    const last = await palette().getByRole('option').nth(5).boundingBox()
    await page.mouse.move(last!.x + 100, last!.y + 10)
    await palette().getByRole('textbox').fill('keyboard sh')

    await palette().locator('[data-highlighted]', { hasText: 'Keyboard shortcuts' }).waitFor()
    // What the browser tells of a pointer that lies there comes with the next frames.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('answers to the names of the language, and to English ones', async () => {
    await changeSettings(page, { theme: 'light', language: 'he' })
    for (const [words, name] of [
      ['סל המי', 'סל המיחזור'],
      ['all mail', 'כל הדואר'],
    ] as const) {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('textbox').fill(words)
      await page.getByRole('option', { name, exact: true }).and(page.locator('[data-highlighted]')).waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name, level: 1 }).waitFor()
    }
    await page.keyboard.press('Control+k')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await changeSettings(page, { theme: 'light', language: 'en' })
  })

  it('shows all keys, and what POP3 can do, up to the tour', async () => {
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await sheet.getByText('Everything by name').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')

    await choose('what pop3 can', /^What POP3 can/)
    const about = page.getByRole('dialog', { name: 'What POP3 can and cannot do' })
    await about.getByText(/KPOP/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await about.getByRole('button', { name: /tour/ }).click()
    await page.getByRole('dialog', { name: /first session/i }).waitFor()
    await page.keyboard.press('Escape')
    expect(app.complaints).toEqual([])
  })
})

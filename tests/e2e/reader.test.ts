import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FrameLocator, Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { accessibilityFaults, changeSettings } from './accessibility.ts'
import { MESSAGE_FRAME, answerSaveDialog, openSampleMailbox, type DrivenApp } from './drive-app.ts'
import { ownProgram } from './own-program.ts'

const frameOf = (page: Page): FrameLocator => page.frameLocator(MESSAGE_FRAME)

async function open(page: Page, words: string, subject = new RegExp(words)): Promise<FrameLocator> {
  // By a search, since the list draws only the rows in sight. Enter makes it now: one that waits for the typing
  // to pause would come after the click, and take the selection with it.
  const field = page.getByLabel('Search all mail')
  await field.fill(words)
  await field.press('Enter')
  const heading = page.getByRole('article').getByRole('heading', { level: 1, name: subject })
  await expect
    .poll(
      async () => {
        await page.getByRole('option', { name: subject }).first().click()
        return heading.isVisible()
      },
      { timeout: 20_000 },
    )
    .toBe(true)
  await page.locator(MESSAGE_FRAME).waitFor()
  return frameOf(page)
}

async function chooseMore(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Ctrl and a key as the system gives it to the window: what the driver presses, main does not see. */
const pressInWindow = (app: DrivenApp, keyCode: string): Promise<void> =>
  app.electron.evaluate(({ BrowserWindow }, key) => {
    BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({
      type: 'keyDown',
      keyCode: key,
      modifiers: ['control'],
    })
  }, keyCode)

describe('the reader', { concurrent: false }, () => {
  let app: DrivenApp
  let page: Page
  let profile: string

  ownProgram(async (started, folder) => {
    app = started
    profile = folder
    page = app.page
    await openSampleMailbox(page)
  })

  it('folds what a message quotes, and unfolds it by key', async () => {
    const frame = await open(page, 'official basket', /Call for your letters/)
    const handle = frame.locator('summary', { hasText: 'Quoted text' }).first()
    await handle.waitFor()
    expect(await frame.locator('details[open]').count()).toBe(0)

    await handle.focus()
    await page.keyboard.press('Enter')

    await frame.locator('details[open]').waitFor()
  })

  it('finds words in the message alone, counts them, and steps through them by key', async () => {
    const frame = await open(page, 'Welcome to Restante')
    await chooseMore(page, 'Find in message')
    await page.getByRole('textbox', { name: 'Find in message' }).fill('the')
    await page.getByText(/^1 of \d+$/).waitFor()
    await frame.locator('mark#hit-1').waitFor()

    await page.keyboard.press('Enter')

    await page.getByText(/^2 of \d+$/).waitFor()
    expect(await frame.locator('mark:target').getAttribute('id')).toBe('hit-2')
    await page.keyboard.press('Escape')
    await frame.locator('mark[id]').first().waitFor({ state: 'detached' })
    // The words it was found by stay lit, as in the list.
    await frame
      .locator('mark', { hasText: /^restante$/i })
      .first()
      .waitFor()
  })

  it('shows messages larger, the next one too', async () => {
    const widthOf = async (): Promise<number> => {
      const box = await frameOf(page).locator('p').first().boundingBox()
      return box?.height ?? 0
    }
    await open(page, 'Welcome to Restante')
    const before = await widthOf()
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Larger text' }).click()
    await page.getByRole('menuitem', { name: 'Larger text' }).click()
    await page.getByRole('menuitem', { name: 'Larger text' }).click()
    await page.keyboard.press('Escape')

    expect(await widthOf()).toBeGreaterThan(before * 1.3)
    await chooseMore(page, 'Actual size')
    expect(await widthOf()).toBe(before)
  })

  it('finds and zooms by key, from the list and from within the message', async () => {
    const frame = await open(page, 'Welcome to Restante')
    const height = async (): Promise<number> => (await frame.locator('p').first().boundingBox())?.height ?? 0
    const before = await height()
    await page.getByRole('listbox', { name: 'Messages' }).focus()
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control++')
    await expect.poll(height).toBeGreaterThan(before * 1.3)

    await page.locator(MESSAGE_FRAME).focus()
    await pressInWindow(app, '0')
    await expect.poll(height).toBe(before)
    await pressInWindow(app, 'f')

    const field = page.getByRole('textbox', { name: 'Find in message' })
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    await field.waitFor({ state: 'detached' })
  })

  it('sets plain text in letters of one width, and that of its sender from then on', async () => {
    const fixed = (): ReturnType<FrameLocator['locator']> => frameOf(page).locator('.restante-fixed')
    await open(page, 'printout of RFC 918')
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Fixed-width font' }).click()
    await fixed().waitFor()
    const families = await fixed().evaluate((body) => getComputedStyle(body).fontFamily)
    expect(families).toMatch(/monospace$/)

    await open(page, 'Welcome to Restante')
    expect(await fixed().count()).toBe(0)
    await open(page, 'printout of RFC 918')
    await fixed().waitFor()

    await page.getByRole('listbox', { name: 'Messages' }).focus()
    await page.keyboard.press('x')
    await fixed().waitFor({ state: 'detached' })
  })

  it('shows a coloured message in the dark, and in its own colours on demand', async () => {
    await changeSettings(page, { theme: 'dark', language: 'en' })
    const frame = await open(page, 'Slow Post')
    await frame.locator('html[data-paper=dark]').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('button', { name: 'Original colours' }).click()

    await frame.locator('html[data-paper=light]').waitFor()
    expect(await page.locator(MESSAGE_FRAME).getAttribute('sandbox')).toBe('')
    await changeSettings(page, { theme: 'light', language: 'en' })
  })

  it('gives messages that are dragged out of the list to the system, byte for byte', async () => {
    await open(page, 'Welcome to Restante')
    const saved = join(dirname(profile), 'welcome.eml')
    await answerSaveDialog(app.electron, saved)
    await chooseMore(page, 'Save as .eml')
    await page.getByText(saved).waitFor()
    await app.electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents)
        contents.startDrag = ({ file, files = [file] }) => {
          ;(globalThis as { dragged?: string[] }).dragged = files
        }
    })
    const dragged = (): Promise<string[]> =>
      app.electron.evaluate(() => (globalThis as { dragged?: string[] }).dragged ?? [])

    await page.getByRole('option', { selected: true }).dispatchEvent('dragstart')

    await expect.poll(async () => (await dragged()).length, { timeout: 20_000 }).toBe(1)
    const [path = ''] = await dragged()
    expect(path).toMatch(/\.eml$/)
    expect(Buffer.compare(await readFile(path), await readFile(saved))).toBe(0)

    await page.getByLabel('Search all mail').fill('')
    await page.getByLabel('Search all mail').press('Escape')
    const list = page.getByRole('listbox', { name: 'Messages' })
    const selected = page.getByRole('option', { selected: true })
    // The list comes back from the search in its own time.
    await expect
      .poll(
        async () => {
          for (const key of ['Home', 'Shift+ArrowDown', 'Shift+ArrowDown']) await list.press(key)
          return selected.count()
        },
        { timeout: 20_000 },
      )
      .toBe(3)
    await selected.nth(1).dispatchEvent('dragstart')

    await expect.poll(async () => (await dragged()).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3)
    for (const file of await dragged())
      expect((await readFile(file, 'latin1')).slice(0, 4000)).toMatch(/^From: /im)
  })

  it('saves nothing over the file that all mail is in', async () => {
    const database = join(profile, 'mail.db')
    await answerSaveDialog(app.electron, database)
    await open(page, 'Welcome to Restante')

    await chooseMore(page, 'Save as .eml')

    await page.getByText('The file could not be saved').waitFor()
    expect((await readFile(database)).includes('Welcome to Restante')).toBe(false)
  })

  it('saves a message as PDF', async () => {
    const path = join(dirname(profile), 'letter.pdf')
    await answerSaveDialog(app.electron, path)
    await open(page, 'Welcome to Restante')
    await chooseMore(page, 'Save as PDF')

    await page.getByText(path).waitFor()
    const pdf = await readFile(path)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.length).toBeGreaterThan(5000)
  })

  it('prints by the system’s dialog, from a page without scripts', async () => {
    await app.electron.evaluate(({ app: program }) => {
      program.once('browser-window-created', (_event, window) => {
        window.webContents.print = (_options, done) => {
          ;(globalThis as { printed?: string }).printed = window.webContents.getURL()
          done?.(true, '')
        }
      })
    })
    await page.getByRole('listbox', { name: 'Messages' }).focus()
    await page.keyboard.press('Control+p')
    await expect
      .poll(() => app.electron.evaluate(() => (globalThis as { printed?: string }).printed ?? ''), {
        timeout: 20_000,
      })
      .toMatch(/^restante-message:.*paper=1/)
    await expect.poll(() => app.electron.windows().length, { timeout: 20_000 }).toBe(1)
  })

  it('shows the source by rows, and finds in it', async () => {
    await open(page, 'Welcome to Restante')
    await chooseMore(page, 'View source')
    const dialog = page.getByRole('dialog')
    await dialog.locator('pre', { hasText: /^Subject: / }).waitFor()
    await dialog.getByRole('textbox', { name: 'Find in source' }).fill('content-type')
    await dialog.getByText(/^1 of \d+$/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('lists all headers', async () => {
    await chooseMore(page, 'All headers')
    await page.getByRole('dialog').getByText('Message-ID').waitFor()
    await page.keyboard.press('Escape')
    expect(app.complaints).toEqual([])
  })
})

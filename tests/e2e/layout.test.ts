import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src-main/contract/settings.ts'
import { changeSettings } from './accessibility.ts'
import { openSampleMailbox, type DrivenApp } from './drive-app.ts'
import { ownProgram } from './own-program.ts'
import { layoutFaults } from './layout-faults.ts'

const SIZES = [
  [1280, 800],
  [1024, 700],
  [720, 480],
] as const

const press = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click()
const choose = (command: string) => async (page: Page) => {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('textbox').fill(command)
  await page.getByRole('option', { name: command }).and(page.locator('[data-highlighted]')).waitFor()
  await page.keyboard.press('Enter')
}

/** How each view is come to, in English, and what is there when it is. Each is left by Escape or by going to the next. */
const VIEWS: [view: string, go: (page: Page) => Promise<void>, there: string][] = [
  ['the list and a message', (page) => page.getByRole('option').nth(2).click(), 'iframe'],
  ['the desk', choose('On the server'), '[role=grid] [role=row]'],
  ['the console', choose('Console'), '[role=search] input'],
  ['the rules', choose('Rules'), '[role=tablist]'],
  ['the settings', choose('Settings'), '[data-section]'],
  [
    'the menu of a message',
    async (page) => {
      await choose('All mail')(page)
      await page.getByRole('option').nth(2).click({ button: 'right' })
    },
    '[role=menu]',
  ],
  ['the order of the list', press('Order and conversations'), '[role=menu]'],
  ['what else can be done with a message', press('More'), '[role=menu]'],
  ['the help with searching', (page) => page.keyboard.press('/'), '[role=dialog], .help'],
  ['the palette', (page) => page.keyboard.press('Control+k'), '[role=dialog] [role=listbox]'],
  ['the sheet of keys', choose('Keyboard shortcuts'), '[role=dialog]'],
  ['what POP3 can do', choose('What POP3 can'), '[role=dialog]'],
  ['the form of a new account', press('Add account'), '[role=dialog] form'],
  ['the export', choose('Export'), '[role=dialog]'],
  ['the import', choose('Import'), '[role=dialog]'],
]

describe('every view, in every language', { concurrent: false }, () => {
  let app: DrivenApp
  let page: Page

  ownProgram((started) => {
    app = started
    page = app.page
  })

  /** Polled: words and sizes change one frame, and what moves comes to rest some frames, after they are told to. */
  async function expectNoFaults(): Promise<void> {
    for (const language of LANGUAGES) {
      await changeSettings(page, { theme: 'light', language })
      for (const [width, height] of SIZES) {
        await app.electron.evaluate(
          ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]),
          [width, height] as [number, number],
        )
        await page.waitForFunction((wanted) => innerWidth === wanted, width)
        await expect
          .poll(() => page.evaluate(layoutFaults), {
            message: `${language}, ${String(width)} pixels wide`,
          })
          .toEqual([])
      }
    }
  }

  it('has room for all words, and targets of 24 pixels, on the welcome page', async () => {
    await page.getByRole('button', { name: /sample mailbox/ }).waitFor()

    await expectNoFaults()

    await changeSettings(page, { theme: 'light', language: 'en' })
    await openSampleMailbox(page)
  })

  it.each(VIEWS)('has room for all words, and targets of 24 pixels, in %s', async (_, go, there) => {
    await changeSettings(page, { theme: 'light', language: 'en' })
    await go(page)
    await page.locator(there).first().waitFor()

    await expectNoFaults()

    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('would notice a small target, words and a placeholder cut off, and words over the edge of a button', async () => {
    await page.evaluate(() => {
      const put = (tag: 'button' | 'p' | 'input', text: string, style: Record<string, string>): void => {
        const element = document.createElement(tag)
        if (element instanceof HTMLInputElement) element.placeholder = text
        else element.textContent = text
        // By script: the page's policy refuses styles in HTML.
        Object.assign(element.style, { position: 'fixed', top: '90px', zIndex: '99', ...style })
        document.body.append(element)
      }
      put('button', 'x', { left: '200px', width: '20px', height: '20px', padding: '0' })
      put('p', 'too long', { left: '300px', width: '20px', overflow: 'hidden', whiteSpace: 'nowrap' })
      put('button', 'two lines', { left: '400px', width: '40px', height: '24px', whiteSpace: 'normal' })
      put('input', 'what to enter', { left: '500px', width: '40px' })
    })

    expect(await page.evaluate(layoutFaults)).toEqual([
      'small: button. "x"',
      'cut: p. "too long"',
      'cut: button. "two lines"',
      'cut: input. ""',
    ])
  })
})

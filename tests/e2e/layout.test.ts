import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src-main/contract/settings.ts'
import { accessibilityFaults, changeSettings } from './accessibility.ts'
import {
  MESSAGE_FRAME,
  addAccount,
  choosePassphrase,
  launchApp,
  makeProfile,
  openSampleMailbox,
  type DrivenApp,
} from './drive-app.ts'
import { layoutFaults } from './layout-faults.ts'

/** The widest comes last: what does not hang on the width is looked at there. */
const SIZES = [
  [720, 480],
  [1024, 700],
  [1280, 800],
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
  [
    'the list and a message',
    async (page) => {
      await choose('All mail')(page)
      await page.getByRole('option').nth(2).click()
    },
    MESSAGE_FRAME,
  ],
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
  [
    'the editor of an account',
    async (page) => {
      // Nobody listens on the first port: what that looks like beside the account is seen as well.
      await addAccount(page, { email: 'vera@example.org', port: 1, user: 'vera', password: 'secret' })
      await page.getByText('The server refused the connection').first().waitFor()
      await page.getByRole('button', { name: /^Actions for .*vera@example.org/ }).click()
      await page.getByRole('menuitem', { name: 'Edit account' }).click()
    },
    '[role=dialog] form',
  ],
  [
    'the editor of a rule',
    async (page) => {
      await choose('Rules')(page)
      await press('New rule')(page)
      await press('Add condition')(page)
    },
    '[role=dialog] form',
  ],
  ['the editor of a label', press('New label'), '[role=dialog] form'],
  ['the export', choose('Export'), '[role=dialog]'],
  ['the import', choose('Import'), '[role=dialog]'],
]

describe('every view, in every language', { concurrent: false }, () => {
  let app: DrivenApp
  let page: Page
  let profile: Awaited<ReturnType<typeof makeProfile>>

  beforeAll(async () => {
    profile = await makeProfile()
    app = await launchApp({ profile: profile.path })
    page = app.page
  })
  afterAll(async () => {
    await app.quit()
    await profile.remove()
  })

  const inEnglish = (): Promise<void> => changeSettings(page, { theme: 'light', language: 'en' })

  /** Polled: words, sizes and colours change one frame, and what moves comes to rest some frames, after they are told to. */
  async function expectNoFaults(): Promise<void> {
    // An open menu hides the page behind it.
    const within = (await page.locator('[role=menu]').count()) > 0 ? '[role=menu]' : 'html'
    const expectNone = async (find: () => Promise<string[]>, message: string): Promise<void> =>
      expect.poll(find, { message }).toEqual([])
    for (const language of LANGUAGES) {
      await changeSettings(page, { theme: 'light', language })
      for (const [width, height] of SIZES) {
        await app.electron.evaluate(
          ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]),
          [width, height] as [number, number],
        )
        await page.waitForFunction((wanted) => innerWidth === wanted, width)
        await expectNone(() => page.evaluate(layoutFaults), `${language}, ${String(width)} pixels wide`)
      }
      await expectNone(() => accessibilityFaults(page, within), `${language}, light`)
      // The dark changes colours and nothing else.
      await changeSettings(page, { theme: 'dark', language })
      await expectNone(() => accessibilityFaults(page, within, ['color-contrast']), `${language}, dark`)
    }
    await inEnglish()
  }

  it('has room for all words, and targets of 24 pixels, on the page that asks for a passphrase', async () => {
    await page.getByLabel('Passphrase').waitFor()

    await expectNoFaults()

    await choosePassphrase(page)
  })

  it('has room for all words, and targets of 24 pixels, on the welcome page', async () => {
    await page.getByRole('button', { name: /sample mailbox/ }).waitFor()

    await expectNoFaults()

    await openSampleMailbox(page)
  })

  it('has them in the question before marked messages go with the window', async () => {
    await choose('On the server')(page)
    await page.getByRole('row').getByRole('checkbox').nth(1).click()
    const foot = page.locator('footer')
    await foot.getByText('1 marked').waitFor()
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await page.getByRole('dialog', { name: /before closing/ }).waitFor()

    await expectNoFaults()

    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await foot.getByRole('button', { name: 'Undo marks' }).click()
    await foot.getByText('Tick what is to be deleted').waitFor()
  })

  it.each(VIEWS)('has room for all words, and targets of 24 pixels, in %s', async (_, go, there) => {
    await inEnglish()
    await go(page)
    await page.locator(there).first().waitFor()

    await expectNoFaults()

    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('has room for all words, and targets of 24 pixels, on the page that asks for the passphrase again', async () => {
    await choose('Lock')(page)
    await page.getByRole('button', { name: 'Unlock' }).waitFor()

    await expectNoFaults()
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

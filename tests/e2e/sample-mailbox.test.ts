import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, changeSettings } from './accessibility.ts'
import {
  MESSAGE_FRAME,
  choosePassphrase,
  launchApp,
  makeProfile,
  unlock,
  type DrivenApp,
} from './drive-app.ts'

const PICTURES = fileURLToPath(new URL('../../test-results/screenshots/', import.meta.url))
async function picture(page: Page, name: string): Promise<void> {
  // What was done last is told over the panes for a while.
  await page.locator('.toast.shown').waitFor({ state: 'detached' })
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
}

describe('the sample mailbox', { concurrent: false }, () => {
  let app: DrivenApp
  let page: Page
  let profile: Awaited<ReturnType<typeof makeProfile>>

  beforeAll(async () => {
    await mkdir(PICTURES, { recursive: true })
    profile = await makeProfile()
    app = await launchApp({ profile: profile.path })
    page = app.page
  })
  afterAll(async () => {
    await app.quit()
    await profile.remove()
  })

  it('opens from the welcome page, and fills the list', async () => {
    await choosePassphrase(page)
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'welcome')

    await page.getByRole('button', { name: /sample mailbox/ }).click()

    await page.getByText('36 messages').first().waitFor()
    await page.getByRole('option', { name: /Welcome to Restante/ }).waitFor()
  })

  it('is read by keys alone, and what was read stays read', async () => {
    await page.keyboard.press('j')
    await page.getByRole('heading', { name: 'Welcome to Restante' }).waitFor()
    await page.getByText('35 unread').first().waitFor()
    await page.keyboard.press('j')
    await page.getByText('34 unread').first().waitFor()

    await page.keyboard.press('s')
    await page.keyboard.press('u')
    await page.getByText('35 unread').first().waitFor()
  })

  it('finds words in bodies, in any script', async () => {
    for (const [words, subject] of [
      ['focaccia', /focaccia/],
      ['שלום', /./],
      ['展覧会', /展覧会/],
    ] as const) {
      await page.keyboard.press('/')
      await page.getByLabel('Search all mail').fill(words)
      await page.getByRole('option', { name: subject }).first().waitFor()
      await page.getByLabel('Search all mail').fill('')
      await page.keyboard.press('Escape')
    }
  })

  it.each(['light', 'dark'] as const)('has no accessibility fault in the %s window', async (theme) => {
    await changeSettings(page, { theme, language: 'en' })
    await page.getByRole('option').nth(1).click()
    await page.locator(MESSAGE_FRAME).waitFor()

    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, `main-${theme}`)
  })

  it.each(['ru', 'it', 'he'] as const)(
    'speaks %s, mirrored where it is read from the right',
    async (language) => {
      await changeSettings(page, { theme: 'light', language })

      await page.locator(`html[lang=${language}][dir=${language === 'he' ? 'rtl' : 'ltr'}]`).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await picture(page, `main-${language}`)
      const sidebar = await page.getByRole('navigation').boundingBox()
      const list = await page.getByRole('listbox').boundingBox()
      expect(sidebar!.x < list!.x).toBe(language !== 'he')
    },
  )

  it('has the bar of a quote where its words begin, whatever the language of the window', async () => {
    await page
      .getByRole('option', { name: /third case/ })
      .first()
      .click()

    const quote = page.frameLocator(MESSAGE_FRAME).locator('blockquote').first()
    await expect.poll(() => quote.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr')
  })

  it('parts the days with captions that cover no words', async () => {
    const list = page.getByRole('listbox')
    await list.locator('.caption').first().waitFor()

    const [captions, words] = await Promise.all(
      ['.caption', '.from, .subject, .preview, .date'].map((selector) =>
        list.locator(selector).evaluateAll((all) =>
          all.map((element) => {
            const { top, bottom } = element.getBoundingClientRect()
            return { top, bottom }
          }),
        ),
      ),
    )
    const isCovered = (word: { top: number; bottom: number }): boolean =>
      captions!.some(({ top, bottom }) => word.top < bottom && word.bottom > top)
    expect(captions!.length).toBeGreaterThan(0)
    expect(words!.filter(isCovered)).toEqual([])
  })

  it('has settings and dialogs in order too', async () => {
    await changeSettings(page, { theme: 'light', language: 'en' })
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('main', { name: 'Settings' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'settings')
    await page.keyboard.press('Escape')
    await page.getByRole('listbox').waitFor()

    await page.getByRole('button', { name: 'Add account' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(page, 'account')
    await page.keyboard.press('Escape')
  })

  it('A12: gives the page nothing of Node, no permission, and no way out of its own document', async () => {
    expect(
      await page.evaluate(() => ({
        bridge: Object.keys((window as unknown as { mail: object }).mail).sort(),
        require: typeof (window as unknown as { require: unknown }).require,
        process: typeof (window as unknown as { process: unknown }).process,
      })),
    ).toEqual({ bridge: ['call', 'on'], require: 'undefined', process: 'undefined' })

    expect(
      await page.evaluate(() =>
        navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
      ),
    ).toBe('denied')
    expect(await page.evaluate(() => window.open('https://example.org'))).toBeNull()
    await page.evaluate(() => {
      location.href = 'https://example.org/'
    })
    await expect(page.evaluate(() => fetch('https://example.org/'))).rejects.toThrow()
    expect(page.url()).toMatch(/^restante:/)
  })

  it('is still there after a restart, without a second download', async () => {
    await app.quit()
    app = await launchApp({ profile: profile.path })
    page = app.page
    await unlock(page)

    await page.getByText('36 messages').first().waitFor()
    await page.getByRole('button', { name: 'Get mail' }).first().click()
    await page.getByText('no new messages').first().waitFor()
    await page.getByText('36 messages').first().waitFor()
  })

  it('refuses another passphrase, in words', async () => {
    await app.quit()
    app = await launchApp({ profile: profile.path })
    page = app.page
    await page.getByLabel('Passphrase').fill('not the passphrase')
    await page.getByRole('button', { name: 'Unlock' }).click()

    await page
      .getByText(/passphrase is not right|does not open|wrong/i)
      .first()
      .waitFor()
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choosePassphrase, launchApp, makeProfile, openSampleMailbox, type DrivenApp } from './drive-app.ts'

describe('a mailbox that is open when the page dies', { concurrent: false }, () => {
  let app: DrivenApp
  let profile: Awaited<ReturnType<typeof makeProfile>>

  beforeAll(async () => {
    profile = await makeProfile()
    app = await launchApp({ profile: profile.path })
    await choosePassphrase(app.page)
    await openSampleMailbox(app.page)
  })
  afterAll(async () => {
    await app.quit()
    await profile.remove()
  })

  /** What `script` says in the page, by main: Playwright's own page is gone with its process. */
  const ask = (script: string): Promise<unknown> =>
    app.electron.evaluate(async ({ BrowserWindow }, code) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      if (webContents.isCrashed() || webContents.isLoadingMainFrame()) return undefined
      // A page that dies meanwhile never answers.
      const late = new Promise((resolve) => setTimeout(resolve, 2_000))
      return Promise.race([webContents.executeJavaScript(code) as Promise<unknown>, late])
    }, script)

  const FOOT = "document.querySelector('main footer')?.textContent"

  it('is still open afterwards, and what was marked in it is still marked', async () => {
    await app.page.getByRole('navigation').getByRole('button', { name: 'On the server' }).click()
    await app.page.getByRole('row').getByRole('checkbox').nth(1).click()
    await app.page.locator('footer').getByText('1 marked').waitFor()
    expect(await ask(FOOT)).toContain('1 marked')

    await app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer()
    })

    await expect.poll(() => ask(FOOT), { timeout: 30_000 }).toContain('1 marked')
    await ask(
      "[...document.querySelectorAll('footer button')].find(({ textContent }) => textContent.includes('Undo marks')).click()",
    )
    await expect.poll(() => ask(FOOT)).toContain('Tick what is to be deleted')
  })
})

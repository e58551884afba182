import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choosePassphrase, launchApp, makeProfile, openSampleMailbox, type DrivenApp } from './drive-app.ts'

/** Longer than the page waits before it keeps where the user is. */
const SETTLED_MILLIS = 3_000

describe('a page whose process dies', { concurrent: false }, () => {
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

  // Playwright's own page is gone with its process: from here on only main is asked.
  const crash = (): Promise<void> =>
    app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer()
    })
  /** What `script` says in the page; undefined while there is none that could say it. */
  const ask = (script: string): Promise<unknown> =>
    app.electron.evaluate(async ({ BrowserWindow }, code) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      if (webContents.isCrashed() || webContents.isLoadingMainFrame()) return undefined
      // A page that dies meanwhile never answers.
      const late = new Promise((resolve) => setTimeout(resolve, 2_000))
      return Promise.race([webContents.executeJavaScript(code) as Promise<unknown>, late])
    }, script)

  const PLACE = "document.querySelector('nav [aria-current=page] .label')?.textContent.trim()"
  const MESSAGE = "document.querySelector('[role=option][aria-selected=true]')?.id"

  it('comes back in the place and on the message it was at, with the mail open', async () => {
    await app.page.getByRole('navigation').getByRole('button', { name: 'Inbox' }).click()
    await app.page.keyboard.press('j')
    await app.page.keyboard.press('j')
    await expect.poll(() => ask(PLACE)).toBe('Inbox')
    await expect.poll(() => ask(MESSAGE)).toBeTruthy()
    await app.page.waitForTimeout(SETTLED_MILLIS)
    const message = await ask(MESSAGE)

    await crash()

    await expect.poll(() => ask(MESSAGE), { timeout: 30_000 }).toBe(message)
    expect(await ask(PLACE)).toBe('Inbox')
    expect(await ask("window.mail.call('startup:state').then(({ value }) => value.stage)")).toBe('ready')
  })

  it('is given up in words when it dies again and again', async () => {
    await app.electron.evaluate(({ dialog }) => {
      dialog.showMessageBox = (options: unknown) => {
        Object.assign(globalThis, { said: options })
        return new Promise(() => undefined)
      }
    })
    const said = (): Promise<unknown> => app.electron.evaluate(() => (globalThis as { said?: object }).said)
    // A slow machine may let a minute pass in between.
    for (let crashes = 0; crashes < 10 && !(await said()); crashes++) {
      await expect.poll(async () => (await said()) ?? (await ask(PLACE)), { timeout: 30_000 }).toBeTruthy()
      await crash()
    }

    await expect.poll(said).toMatchObject({ message: expect.stringContaining('stopped working') as string })
  })
})

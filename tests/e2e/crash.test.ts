import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choosePassphrase, launchApp, makeProfile, type DrivenApp } from './drive-app.ts'

describe('a page whose process dies', { concurrent: false }, () => {
  let app: DrivenApp
  let profile: Awaited<ReturnType<typeof makeProfile>>

  beforeAll(async () => {
    profile = await makeProfile()
    app = await launchApp({ profile: profile.path })
    await choosePassphrase(app.page)
    await app.page.getByRole('button', { name: /sample mailbox/ }).click()
    await app.page.getByText('36 messages').first().waitFor()
  })
  afterAll(async () => {
    await app.quit()
    await profile.remove()
  })

  it('comes back on the page it was on, with the mail open', async () => {
    await app.page.keyboard.press('Control+,')
    await app.page.getByRole('heading', { name: 'Settings' }).first().waitFor()

    const isAlive = (): Promise<boolean> =>
      app.electron.evaluate(async ({ BrowserWindow }) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!
        if (webContents.isCrashed() || webContents.isLoading()) return false
        return webContents.executeJavaScript(
          "[...document.querySelectorAll('h1, h2')].some(({ textContent }) => textContent.trim() === 'Settings')",
        ) as Promise<boolean>
      })
    expect(await isAlive()).toBe(true)

    await app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer()
    })

    await expect.poll(isAlive, { timeout: 30_000 }).toBe(true)
    const stage = await app.electron.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(
          "window.mail.call('startup:state').then(({ value }) => value.stage)",
        ) as Promise<string>,
    )
    expect(stage).toBe('ready')
  })
})

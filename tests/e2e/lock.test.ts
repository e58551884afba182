import { describe, expect, it } from 'vitest'
import { openSampleMailbox, unlock, type DrivenApp } from './drive-app.ts'
import { ownProgram } from './own-program.ts'

/** Longer than the page waits before it keeps where the user is. */
const SETTLED_MILLIS = 3_000

describe('locking', { concurrent: false }, () => {
  let app: DrivenApp

  ownProgram(async (started) => {
    app = started
    await openSampleMailbox(app.page)
  })

  /** What the computer says of the last key or movement of the mouse. */
  const setIdle = (seconds: number): Promise<void> =>
    app.electron.evaluate(({ powerMonitor }, idle) => {
      powerMonitor.getSystemIdleTime = () => idle
    }, seconds)
  const selected = () => app.page.getByRole('option', { selected: true })
  const inbox = () => app.page.getByRole('navigation').getByRole('button', { name: 'Inbox' })

  it('by its key hides all mail, and unlocking goes back to where the user was', async () => {
    await inbox().click()
    await app.page.getByRole('option').nth(2).click()
    const message = await selected().getAttribute('id')
    await app.page.waitForTimeout(SETTLED_MILLIS)

    // The page is loaded anew: what is typed before that is gone.
    const loaded = app.page.waitForEvent('load')
    await app.page.keyboard.press('Control+Shift+L')
    await loaded
    await app.page.getByRole('button', { name: 'Unlock' }).waitFor()
    expect(await app.page.getByRole('option').count()).toBe(0)

    await unlock(app.page)
    await selected().waitFor()
    expect(await selected().getAttribute('id')).toBe(message)
    expect(await inbox().getAttribute('aria-current')).toBe('page')
  })

  it('comes by itself after the minutes that were chosen, not before', async () => {
    await setIdle(59)
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(
        "window.mail.call('settings:change', { lockAfterMinutes: 1 })",
      ),
    )
    // It is looked every five seconds.
    await app.page.waitForTimeout(6_000)
    expect(await app.page.getByRole('button', { name: 'Unlock' }).count()).toBe(0)

    await setIdle(60)
    await app.page.getByRole('button', { name: 'Unlock' }).waitFor()
  })
})

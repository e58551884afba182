import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import electron from 'electron'
import { describe, expect, it } from 'vitest'
import { openSampleMailbox, type DrivenApp } from './drive-app.ts'
import { ownProgram } from './own-program.ts'
import { askPage, crashPage } from './page-by-main.ts'

/** Longer than the page waits before it keeps where the user is. */
const SETTLED_MILLIS = 3_000

describe('a page whose process dies', { concurrent: false }, () => {
  let app: DrivenApp
  let profile: string

  ownProgram(async (started, folder) => {
    app = started
    profile = folder
    await openSampleMailbox(app.page)
  })

  const crash = (): Promise<void> => crashPage(app)
  const ask = (script: string): Promise<unknown> => askPage(app, script)

  const PLACE = "document.querySelector('nav [aria-current=page] .label')?.textContent.trim()"
  const MESSAGE = "document.querySelector('[role=option][aria-selected=true]')?.id"
  const LISTED = "[...document.querySelectorAll('[role=option]')].map(({ id }) => id).join(' ')"
  const FIELD = "document.querySelector('header input')"

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

  it('comes back to a search, its words and its message', async () => {
    const before = await ask(LISTED)
    await ask(`${FIELD}.focus()`)
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.webContents.insertText('focaccia'),
    )
    await expect.poll(() => ask(LISTED)).not.toBe(before)
    await expect.poll(() => ask(LISTED)).toBeTruthy()
    const found = await ask(LISTED)
    await ask("document.querySelector('[role=option]').click()")
    await expect.poll(() => ask(MESSAGE)).toBeTruthy()
    const message = await ask(MESSAGE)
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MILLIS))

    await crash()

    await expect.poll(() => ask(MESSAGE), { timeout: 30_000 }).toBe(message)
    expect(await ask(`${FIELD}.value`)).toBe('focaccia')
    expect(await ask(LISTED)).toBe(found)
  })

  it('is given up in words when it dies again and again, and one press starts the program anew', async () => {
    await app.electron.evaluate(({ dialog }) => {
      dialog.showMessageBox = (options: unknown) =>
        new Promise((resolve) => Object.assign(globalThis, { said: options, press: resolve }))
    })
    const said = (): Promise<unknown> => app.electron.evaluate(() => (globalThis as { said?: object }).said)
    // A slow machine may let a minute pass in between.
    for (let crashes = 0; crashes < 10 && !(await said()); crashes++) {
      await expect.poll(async () => (await said()) ?? (await ask(LISTED)), { timeout: 30_000 }).toBeTruthy()
      await crash()
    }

    await expect.poll(said).toMatchObject({
      message: expect.stringContaining('stopped working') as string,
      buttons: ['Restart Restante', 'Quit'],
    })
    const ended = new Promise((resolve) => app.electron.process().once('exit', resolve))
    // What is started so is not Playwright's, and ends with it: that it is asked for has to do.
    const asked = join(profile, 'asked')
    await app.electron.evaluate(({ app: program }, path) => {
      const { writeFileSync } = process.getBuiltinModule('node:fs')
      program.relaunch = (options) => writeFileSync(path, options?.execPath ?? '')
      const { press } = globalThis as unknown as { press: (answer: { response: number }) => void }
      setTimeout(() => press({ response: 0 }))
    }, asked)
    await ended

    expect(readFileSync(asked, 'utf8')).toBe(electron)
  })
})

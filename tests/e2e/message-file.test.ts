import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import electron from 'electron'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, changeSettings } from './accessibility.ts'
import {
  MESSAGE_FRAME,
  choosePassphrase,
  launchApp,
  makeProfile,
  openSampleMailbox,
  PROJECT,
  SANDBOX_ARGS,
  type DrivenApp,
} from './drive-app.ts'
import { knownMessage } from './test-mail.ts'

const SCREENSHOTS = join(PROJECT, 'test-results/screenshots')
const LOOKS = [
  ['light', 'en'],
  ['dark', 'ru'],
  ['light', 'it'],
  ['dark', 'he'],
] as const

const PATCH = [
  'From: ada@example.org',
  'Subject: [PATCH] ship the letters',
  '',
  '---',
  ' ship.c  | 2 +-',
  ' a/b.txt | 1 +',
  '',
  'diff --git a/ship.c b/ship.c',
  'index 0f2d..11aa 100644',
  '--- a/ship.c',
  '+++ b/ship.c',
  '@@ -1,2 +1,2 @@ int main(void)',
  ' \tship(',
  '-\t     a,     letter)',
  '+the letters, all)',
].join('\n')

describe('a message in a file', { concurrent: false }, () => {
  const known = knownMessage()
  let app: DrivenApp
  let profile: Awaited<ReturnType<typeof makeProfile>>
  let folder: string
  let file: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restante-files-'))
    file = join(folder, 'the agenda.eml')
    await writeFile(file, known.bytes)
    profile = await makeProfile()
    app = await launchApp({ profile: profile.path })
    await choosePassphrase(app.page)
  })
  afterAll(async () => {
    await app.quit()
    await profile.remove()
    await rm(folder, { recursive: true, force: true })
  })

  /** As a double click in a file manager does, while the program runs. */
  async function openByName(path: string): Promise<Page> {
    const opened = app.electron.waitForEvent('window')
    // As a module of Node, electron is the path of its program.
    const args = [PROJECT, `--user-data-dir=${profile.path}`, ...SANDBOX_ARGS, path]
    const second = spawn(electron as unknown as string, args, { stdio: 'ignore' })
    await new Promise((resolve) => second.once('exit', resolve))
    return opened
  }

  it('is shown in a window of its own: no script, nothing remote, and not in the mailbox', async () => {
    const page = await openByName(file)

    await page.getByRole('heading', { name: known.subject }).waitFor()
    await page.getByText('Pictures from the network are not loaded.').waitFor()
    const frame = page.frameLocator(MESSAGE_FRAME)
    await frame.getByText('Hello all, the agenda is attached.').waitFor()
    expect(await frame.locator('script').count()).toBe(0)
    expect(await page.locator(MESSAGE_FRAME).getAttribute('sandbox')).toBe('')
    await expect.poll(() => page.title()).toBe(known.subject)
    const accounts = await app.page.evaluate(() => (window as never as Bridge).mail.call('messages:counts'))
    expect(accounts.value).toEqual([])

    for (const [theme, language] of LOOKS) {
      await changeSettings(page, { theme, language })
      await page.screenshot({ path: join(SCREENSHOTS, `message-file-${theme}-${language}.png`) })
      expect(await accessibilityFaults(page), `${theme} ${language}`).toEqual([])
    }
    await changeSettings(page, { theme: 'light', language: 'en' })

    const closed = page.waitForEvent('close')
    // The window has gone before the key is up, so there may be no answer.
    void page.keyboard.press('Escape').catch(() => undefined)
    await closed
  })

  it('is zoomed, printed and found in by key', async () => {
    const page = await openByName(file)
    await page.getByRole('heading', { name: known.subject }).waitFor()
    await page.frameLocator(MESSAGE_FRAME).getByText('Hello all, the agenda is attached.').waitFor()
    const zoom = (): Promise<string> =>
      page.locator(MESSAGE_FRAME).evaluate((frame) => getComputedStyle(frame).zoom)
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control++')
    await expect.poll(zoom).toBe('1.5')
    await page.keyboard.press('Control+0')
    await expect.poll(zoom).toBe('1')

    await app.electron.evaluate(({ app: program }) => {
      program.once('browser-window-created', (_event, paper) => {
        paper.webContents.print = (_options, done) => {
          ;(globalThis as { printed?: string }).printed = paper.webContents.getURL()
          done?.(true, '')
        }
      })
    })
    await page.keyboard.press('Control+p')
    await expect
      .poll(() => app.electron.evaluate(() => (globalThis as { printed?: string }).printed ?? ''), {
        timeout: 20_000,
      })
      .toMatch(/^restante-message:.*paper=1/)

    await page.keyboard.press('Control+f')
    await page.getByRole('textbox', { name: 'Find in message' }).fill('agenda')
    await page.getByText(/^1 of \d+$/).waitFor()
    await page.frameLocator(MESSAGE_FRAME).locator('mark#hit-1').waitFor()
    // Closes the field, not the window.
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: 'Find in message' }).waitFor({ state: 'detached' })
    await page.close()
  })

  it('is set in letters of one width when it is a patch', async () => {
    const patch = join(folder, 'mend.eml')
    await writeFile(patch, PATCH)

    const page = await openByName(patch)

    await page.frameLocator(MESSAGE_FRAME).locator('.restante-fixed', { hasText: '+the letters' }).waitFor()
    for (const [theme, language] of LOOKS) {
      await changeSettings(page, { theme, language })
      await page.screenshot({ path: join(SCREENSHOTS, `patch-${theme}-${language}.png`) })
    }
    await changeSettings(page, { theme: 'light', language: 'en' })
    await page.close()
  })

  it('is opened by what Ctrl+O asks for', async () => {
    await app.electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    }, file)
    await openSampleMailbox(app.page)

    const opened = app.electron.waitForEvent('window')
    await app.page.keyboard.press('Control+o')

    const page = await opened
    await page.getByRole('heading', { name: known.subject }).waitFor()
    await page.close()
  })

  it('is opened when it is dropped on the window', async () => {
    const opened = app.electron.waitForEvent('window')
    await app.page.evaluate(drop, { name: 'dropped.eml', text: known.bytes.toString('latin1') })

    const page = await opened
    await page.getByRole('heading', { name: known.subject }).waitFor()
    await page.close()
  })

  it('is shown as far as it goes when only half of it is there', async () => {
    const half = join(folder, 'half.eml')
    await writeFile(half, known.bytes.subarray(0, 900))

    const page = await openByName(half)

    await page.getByRole('heading', { name: known.subject }).waitFor()
    await page.frameLocator(MESSAGE_FRAME).getByText('Hello all, the agenda is attached.').waitFor()
    await page.close()
  })

  it('is said in words to be unreadable when it has gone', async () => {
    const page = await openByName(join(folder, 'nowhere.eml'))

    await page.getByText('The file could not be read').waitFor()
    await page.close()
  })

  it('goes with the mailbox’s window', async () => {
    await openByName(file)

    await app.page.evaluate(() => window.close())

    await new Promise((resolve) => {
      if (app.electron.process().exitCode !== null) resolve(undefined)
      else app.electron.process().once('exit', resolve)
    })
    expect(app.complaints).toEqual([])
  })
})

interface Bridge {
  mail: { call: (name: string) => Promise<{ value: unknown }> }
}

/** Runs in the page. */
function drop({ name, text }: { name: string; text: string }): void {
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([bytes], name, { type: 'message/rfc822' }))
  for (const type of ['dragenter', 'dragover', 'drop']) {
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
  }
}

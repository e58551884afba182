import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FrameLocator, Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { makePdf } from '../support/make-pdf.ts'
import { accessibilityFaults } from './accessibility.ts'
import { chooseCommand } from './choose-command.ts'
import { openSampleMailbox, waitForMail, type DrivenApp } from './drive-app.ts'
import { ownProgram } from './own-program.ts'

/** One pixel, red. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

const message = (subject: string, ...lines: string[]): string =>
  [
    'From: Vera <vera@example.org>',
    'Date: Fri, 02 Jan 2026 10:00:00 +0000',
    `Subject: ${subject}`,
    ...lines,
    '',
  ].join('\r\n')

const file = (type: string, name: string, bytes: Uint8Array | string): string[] => [
  '--b',
  `Content-Type: ${type}`,
  `Content-Disposition: attachment; filename="${name}"`,
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(bytes).toString('base64'),
]

const ATTIC = message(
  'Attic inventory',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  '',
  'What we found under the roof.',
  ...file('application/pdf', 'inventory.pdf', makePdf([['one gramophone, two barometers']])),
  ...file('image/png', 'roof.png', Buffer.from(PNG, 'base64')),
  ...file('text/plain', 'list.txt', 'a kettle without its lid'),
  '--b--',
)
const CELLAR = message('Cellar inventory', '', 'From here on it is dark.', 'From there, too.')
const GARDEN = message('Garden inventory', '', 'Twelve pots.')

describe('mail that comes in and goes out by files', { concurrent: false }, () => {
  let app: DrivenApp
  let page: Page
  let folder: string

  ownProgram(async (started, profile) => {
    app = started
    page = app.page
    folder = join(dirname(profile), 'files')
    await mkdir(join(folder, 'out'), { recursive: true })
    await writeFile(join(folder, 'attic.eml'), ATTIC)
    const mbox = [CELLAR, GARDEN].map(
      (each) => `From vera@example.org Fri Jan  2 10:00:00 2026\n${quoted(each)}\n`,
    )
    await writeFile(join(folder, 'house.mbox'), mbox.join(''))
    await openSampleMailbox(page)
    await waitForMail(page)
  })

  /** Answers the next *open* dialogs. */
  const answerOpenDialog = (...filePaths: string[]): Promise<void> =>
    app.electron.evaluate(({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: paths })
    }, filePaths)

  const option = (subject: string) => page.getByRole('option', { name: new RegExp(subject) })
  async function search(words: string): Promise<void> {
    const field = page.getByLabel('Search all mail')
    await field.fill(words)
    await field.press('Enter')
  }
  async function open(subject: string): Promise<void> {
    await search(`"${subject}"`)
    const heading = page.getByRole('article').getByRole('heading', { level: 1, name: subject })
    // The list may still be that of the search before.
    await expect
      .poll(
        async () => {
          await option(subject).first().click()
          return heading.isVisible()
        },
        { timeout: 20_000 },
      )
      .toBe(true)
  }

  it('takes in a message and an mbox, into the place that was chosen', async () => {
    await answerOpenDialog(join(folder, 'attic.eml'), join(folder, 'house.mbox'))
    await chooseCommand(page, 'import', /^Import mail/)
    await page.getByRole('dialog', { name: 'Import mail' }).getByText('Choose files…').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Choose files…' }).click()

    await page.getByText('Imported 3 messages').first().waitFor()
    for (const subject of ['Attic inventory', 'Cellar inventory', 'Garden inventory']) {
      await expect
        .poll(
          async () => {
            await search(`in:archive "${subject}"`)
            return option(subject).count()
          },
          { timeout: 30_000 },
        )
        .toBe(1)
    }
  })

  it('finds a message by the words of a PDF that came with it, as soon as they are read', async () => {
    await search('barometers')
    await option('Attic inventory').waitFor({ timeout: 60_000 })
  })

  it('shows pictures and texts that came along in place', async () => {
    await open('Attic inventory')
    await page.getByTitle('roof.png', { exact: true }).click()
    const frame: FrameLocator = page.getByRole('dialog').frameLocator('iframe')
    await expect
      .poll(() => frame.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBe(1)
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('button', { name: 'Next attachment' }).click()

    await frame.getByText('a kettle without its lid').waitFor()
    await page.getByRole('dialog', { name: 'list.txt' }).waitFor()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('gives out what came in, byte for byte', async () => {
    await answerOpenDialog(join(folder, 'out'))
    await chooseCommand(page, 'export', /^Export mail/)
    const dialog = page.getByRole('dialog', { name: 'Export mail' })
    await dialog.getByLabel('Place').click()
    await page.getByRole('option', { name: 'Archive', exact: true }).click()
    await dialog.getByText('.eml files', { exact: true }).click()
    await dialog.getByText('3 messages').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Choose a folder…' }).click()

    await page.getByText('Exported 3 messages to').first().waitFor()
    const names = await readdir(join(folder, 'out'), { recursive: true })
    const written = names.filter((name) => name.endsWith('.eml'))
    const texts = await Promise.all(written.map((name) => readFile(join(folder, 'out', name), 'latin1')))
    expect(texts.sort()).toEqual([ATTIC, CELLAR, GARDEN].sort())
  })

  it('empties the Bin when that is wanted, says before that it is for good, and leaves nothing to be found', async () => {
    await open('Garden inventory')
    await page.getByRole('listbox', { name: 'Messages' }).press('Delete')
    await page.getByText('Moved 1 message to the Bin').waitFor()
    const question = page.getByRole('dialog', { name: 'Empty the Bin?' })

    await chooseCommand(page, 'empty the bin', /^Empty the Bin/)
    await question.getByText('1 message goes from this computer. This cannot be undone.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await question.getByRole('button', { name: 'Keep' }).click()
    await question.waitFor({ state: 'detached' })
    await search('in:bin "Garden inventory"')
    await option('Garden inventory').waitFor()

    await chooseCommand(page, 'empty the bin', /^Empty the Bin/)
    await question.getByRole('button', { name: 'Delete for good' }).click()

    await page.getByText('Deleted 1 message for good').first().waitFor()
    await search('"Garden inventory"')
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
    await search('"Cellar inventory"')
    await option('Cellar inventory').waitFor()
  })

  it('never complained', () => {
    expect(app.complaints).toEqual([])
  })
})

/** As mboxrd has it. */
const quoted = (text: string): string => text.replace(/^(>*From )/gm, '>$1')

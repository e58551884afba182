import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import { accessibilityFaults } from './accessibility.ts'
import { chooseCommand } from './choose-command.ts'
import {
  answerSaveDialog,
  launchApp,
  makeProfile,
  PASSPHRASE,
  startWithAccount,
  unlock,
  waitForMail,
  type DrivenApp,
} from './drive-app.ts'
import { knownMessage, someMail } from './test-mail.ts'

const ALICE = { name: 'alice', password: 'alice-secret-93' }
const OTHER_PASSPHRASE = 'nine red herons leaving'
const COUNT = 60

describe.skipIf(skipsDovecot())('a backup', { concurrent: false }, () => {
  const known = knownMessage()
  let dovecot: Dovecot
  let app: DrivenApp
  let page: Page
  let first: Awaited<ReturnType<typeof makeProfile>>
  let second: Awaited<ReturnType<typeof makeProfile>>
  let folder: string
  let file: string

  beforeAll(async () => {
    first = await makeProfile()
    second = await makeProfile()
    folder = join(dirname(first.path), 'elsewhere')
    file = join(folder, 'mine.restante')
    await mkdir(folder)
    dovecot = await startDovecot({
      users: [{ ...ALICE, messages: [...someMail(COUNT - 1), known.bytes] }],
    })
    await start(first.path)
    await startWithAccount(page, ALICE, dovecot.ports.plain)
    await page
      .getByText(`${String(COUNT)} messages`)
      .first()
      .waitFor()
  })
  afterAll(async () => {
    await app.quit()
    await dovecot.stop()
    await first.remove()
    await second.remove()
  })

  async function start(profile: string): Promise<void> {
    app = await launchApp({ profile })
    page = app.page
  }
  const answerOpenDialog = (path: string): Promise<void> =>
    app.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, path)
  const restoreDialog = () => page.getByRole('dialog', { name: 'Restore a backup' })
  async function openBackup(path: string, passphrase: string): Promise<void> {
    await answerOpenDialog(path)
    await restoreDialog()
      .getByRole('button', { name: /^Choose/ })
      .click()
    const field = restoreDialog().getByLabel('Passphrase or recovery key')
    // What was typed for the one before goes when this one is there.
    await expect.poll(() => field.inputValue()).toBe('')
    await field.fill(passphrase)
    await restoreDialog().getByRole('button', { name: 'Open', exact: true }).click()
  }
  /** Has the program ended as by a power cut the moment something of that name is in the folder; resolves then. */
  async function killAt(watched: string, name: string): Promise<{ ended: Promise<unknown> }> {
    const ended = new Promise((resolve) => app.electron.process().once('exit', resolve))
    await app.electron.evaluate(
      (_, { where, what }) => {
        const { watch } = process.getBuiltinModule('node:fs')
        watch(where, (_event, found) => {
          if (found?.endsWith(what)) process.kill(process.pid, 'SIGKILL')
        })
      },
      { where: watched, what: name },
    )
    return { ended }
  }
  const startBackup = async (): Promise<void> => {
    await answerSaveDialog(app.electron, file)
    await chooseCommand(page, 'back up', /^Back up/)
    await page.getByRole('button', { name: 'Choose where…' }).click()
  }
  const list = () => page.getByText(`${String(COUNT)} messages`).first()

  it('says what is in it and what opens it, is made while the program goes on, and is told of', async () => {
    await chooseCommand(page, 'back up', /^Back up/)
    await page.getByText('It opens with the passphrase that you use now').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.getByRole('option', { name: known.subject }).click()
    await page.keyboard.press('s')
    await startBackup()

    await page
      .getByText(`Backed up ${String(COUNT)} messages to`)
      .first()
      .waitFor()
    expect(await readdir(folder)).toEqual(['mine.restante'])
    await chooseCommand(page, 'settings', /^Settings/)
    await page.getByText('The last one was made today.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it.each(['.part', '.part-wal'])(
    'that is cut off by a power cut (%s) leaves the mail as it was, and nothing half',
    async (at) => {
      const { ended } = await killAt(folder, at)
      await startBackup().catch(() => undefined)
      await ended
      expect(await readdir(folder)).toContain('mine.restante')

      await start(first.path)
      await unlock(page)
      await list().waitFor()
      await expect.poll(() => readdir(folder)).toEqual(['mine.restante'])
    },
  )

  it('is made again after that, in the place of the one before', async () => {
    const before = await readFile(file)
    await startBackup()
    await page
      .getByText(`Backed up ${String(COUNT)} messages to`)
      .first()
      .waitFor()

    expect((await readFile(file)).equals(before)).toBe(false)
    await app.quit()
  })

  it('is not restored by a wrong passphrase, nor from another file, and that is said', async () => {
    await start(second.path)
    await page.getByLabel('Passphrase').fill(OTHER_PASSPHRASE)
    await page.getByLabel('Repeat it').fill(OTHER_PASSPHRASE)
    await page.getByRole('button', { name: 'Protect my mail' }).click()
    await page.getByRole('button', { name: 'Restore a backup…' }).click()
    const other = join(folder, 'holiday.jpg')
    await writeFile(other, 'no backup at all')
    await answerOpenDialog(other)
    await restoreDialog().getByRole('button', { name: 'Choose the file…' }).click()
    await restoreDialog().getByText('This is not a backup of Restante').waitFor()

    await openBackup(file, 'not this one')
    await restoreDialog().getByText('Neither as a passphrase').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  it.each([
    ['while it is copied', 'restore.part'],
    ['as it takes its place', 'restore.ready'],
  ])('whose restoring is cut off by a power cut %s leaves one whole profile', async (_, at) => {
    const { ended } = await killAt(second.path, at)
    await openBackup(file, PASSPHRASE)
    // The program ends under the pointer.
    const pressed = restoreDialog().getByRole('button', { name: 'Restore', exact: true }).click()
    await Promise.all([ended, pressed.catch(() => undefined)])

    await start(second.path)
    if (at === 'restore.part') {
      await page.getByLabel('Passphrase').fill(OTHER_PASSPHRASE)
      await page.getByRole('button', { name: 'Unlock' }).click()
      await page.getByRole('button', { name: 'Restore a backup…' }).click()
    } else {
      await unlock(page)
      await list().waitFor()
    }
    expect((await readdir(second.path)).filter((name) => name.startsWith('restore'))).toEqual([])
  })

  it('over other mail sets that aside, and says where', async () => {
    await chooseCommand(page, 'restore', /^Restore a backup/)
    await openBackup(file, PASSPHRASE)
    await restoreDialog().getByText(String(COUNT), { exact: true }).waitFor()
    await restoreDialog().getByText('alice@example.org').waitFor()
    const said = await restoreDialog()
      .getByText(/in the folder/)
      .textContent()
    const [oldFolder] = /mail-until-[\d-]+/.exec(said ?? '') ?? []
    expect(await accessibilityFaults(page)).toEqual([])
    // The page is loaded anew: what is asked of it before that is asked of the old one.
    const loaded = page.waitForEvent('load')
    await restoreDialog().getByRole('button', { name: 'Restore', exact: true }).click()
    await loaded

    await list().waitFor()
    expect(await readdir(join(second.path, oldFolder!))).toEqual(
      expect.arrayContaining(['accounts.json', 'mail.db', 'vault.json']),
    )
  })

  it('brings everything back: bytes, stars, the account with its password; nothing is downloaded twice', async () => {
    await page.getByRole('button', { name: 'Get mail' }).first().click()
    await waitForMail(page)
    await list().waitFor()
    const retrieved = async (): Promise<number[]> =>
      [...(await readFile(dovecot.logFile, 'utf8')).matchAll(/retr=(\d+)\//g)].map(([, count]) =>
        Number(count),
      )
    await expect.poll(async () => (await retrieved()).length).toBeGreaterThan(1)
    expect((await retrieved()).filter((count) => count > 0)).toEqual([COUNT])

    await page.getByRole('navigation').getByRole('button', { name: 'Starred' }).click()
    await page.getByRole('option', { name: known.subject }).click()
    const saved = join(folder, 'saved.bin')
    await answerSaveDialog(app.electron, saved)
    await page.getByRole('button', { name: `Save \u2068${known.attachment.fileName}\u2069` }).click()
    await page.getByText(saved).waitFor()
    expect(
      createHash('sha256')
        .update(await readFile(saved))
        .digest('hex'),
    ).toBe(known.attachment.sha256)
    expect(app.complaints).toEqual([])
  })
})

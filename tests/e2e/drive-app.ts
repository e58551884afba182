import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright'

/** The program's folder. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
/** Chromium cannot sandbox as root. */
export const SANDBOX_ARGS = process.getuid?.() === 0 ? ['--no-sandbox'] : []
export const PASSPHRASE = 'five grey pigeons waiting'
/** The frame of the message that is read; others wait to be next. */
export const MESSAGE_FRAME = 'iframe:not([inert])'

/** The real program, started on a profile of its own. */
export interface DrivenApp {
  electron: ElectronApplication
  page: Page
  /** What the page wrote to its console, and errors nobody caught: both are to stay empty. */
  complaints: string[]
  /** What the program printed. */
  output: () => string
  /** Quits as a user does, and waits. */
  quit: () => Promise<void>
}

export interface LaunchOptions {
  profile: string
  args?: string[]
  env?: Record<string, string>
  /** An installed program that runs in the sandbox, instead of the one built here. It may use a keyring. */
  installed?: string
}

/** The program gives its store ten seconds to close. */
const QUIT_MILLIS = 30_000

/** A profile folder that lives as long as a test. */
export async function makeProfile(): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'restante-profile-'))
  const path = join(folder, 'profile')
  await mkdir(path)
  return { path, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) }
}

/** Starts the built program. Playwright switches keyrings off for that, so it asks for a passphrase. */
export async function launchApp(options: LaunchOptions): Promise<DrivenApp> {
  const { profile, args = [], env = {}, installed } = options
  const program =
    installed === undefined ? { args: [PROJECT, ...SANDBOX_ARGS] } : { executablePath: installed }
  const electron = await _electron.launch({
    ...program,
    args: [...(program.args ?? []), `--user-data-dir=${profile}`, ...args],
    chromiumSandbox: installed !== undefined || SANDBOX_ARGS.length === 0,
    env: { ...definedEnv(), LANG: 'en_US.UTF-8', LANGUAGE: 'en_US', TZ: 'UTC', ...env },
    timeout: 60_000,
  })
  let output = ''
  electron.process().stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  electron.process().stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))

  const page = await electron.firstWindow()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { electron, page, complaints, output: () => output, quit: () => quit(electron, () => output) }
}

/** Ends the program as its user would. One that does not end is ended, and that is a failure. */
async function quit(electron: ElectronApplication, output: () => string): Promise<void> {
  let isOverdue = false
  const overdue = setTimeout(() => {
    isOverdue = true
    electron.process().kill('SIGKILL')
  }, QUIT_MILLIS)
  await electron.close()
  clearTimeout(overdue)
  if (isOverdue) throw new Error(`the program did not end when told to; it wrote:\n${output()}`)
}

/** First start on a computer without a keyring. */
export async function choosePassphrase(page: Page): Promise<void> {
  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.getByLabel('Repeat it').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Protect my mail' }).click()
  await page.getByRole('button', { name: 'Add account' }).first().waitFor()
}

/** From the welcome page; its mail is there when this resolves. */
export async function openSampleMailbox(page: Page): Promise<void> {
  await page.getByRole('button', { name: /sample mailbox/ }).click()
  await page.getByText('36 messages').first().waitFor()
}

/** Every later start there. */
export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Unlock' }).click()
}

export interface AccountAnswers {
  email: string
  host?: string
  port: number
  user: string
  password: string
}

/** Fills the open account dialog; the connection is not encrypted, as the test servers are on this machine. */
export async function fillAccount(page: Page, answers: AccountAnswers): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail address').fill(answers.email)
  await dialog.getByLabel('Server name').fill(answers.host ?? '127.0.0.1')
  await dialog.getByLabel('Encryption').click()
  await page.getByRole('option', { name: 'None' }).click()
  await dialog.getByLabel('Port').fill(String(answers.port))
  await dialog.getByLabel('User name').fill(answers.user)
  await dialog.getByLabel('Password').fill(answers.password)
}

export async function addAccount(page: Page, answers: AccountAnswers): Promise<void> {
  await page.getByRole('button', { name: 'Add account' }).first().click()
  await fillAccount(page, answers)
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** The first check of the first account has ended: its mail is here, not only in the list. */
export async function waitForMail(page: Page): Promise<void> {
  await page.getByText('Last checked').first().waitFor()
}

/** A first start, up to the mail of one account: `user` as the server at `port` knows it. */
export async function startWithAccount(
  page: Page,
  user: { name: string; password: string },
  port: number,
): Promise<void> {
  await choosePassphrase(page)
  await addAccount(page, {
    email: `${user.name}@example.org`,
    port,
    user: user.name,
    password: user.password,
  })
  await waitForMail(page)
}

/** Answers the next *save as* dialog with `path`. */
export const answerSaveDialog = (electron: ElectronApplication, path: string): Promise<void> =>
  electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

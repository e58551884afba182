import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import electron from 'electron'
import {
  choosePassphrase,
  launchApp,
  makeProfile,
  PROJECT,
  SANDBOX_ARGS,
  type DrivenApp,
} from './drive-app.ts'

/** Starts the program once more, as a second click on its icon does. @returns its exit code */
function startAgain(profile: string): Promise<number | null> {
  // As a module of Node, electron is the path of its program.
  const args = [PROJECT, `--user-data-dir=${profile}`, ...SANDBOX_ARGS]
  const program = spawn(electron as unknown as string, args, { stdio: 'ignore' })
  return new Promise((resolve) => program.once('exit', resolve))
}

describe('a second start', { concurrent: false }, () => {
  let profile: Awaited<ReturnType<typeof makeProfile>>
  let app: DrivenApp
  beforeAll(async () => {
    profile = await makeProfile()
    app = await launchApp({ profile: profile.path })
    await choosePassphrase(app.page)
  })
  afterAll(async () => {
    await app.quit()
    await profile.remove()
  })

  const window = <T>(what: 'hide' | 'isVisible' | 'isFocused'): Promise<T> =>
    app.electron.evaluate(
      ({ BrowserWindow }, method) => BrowserWindow.getAllWindows()[0]![method]() as T,
      what,
    )
  const windows = (): Promise<number> =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

  it('A15: brings the window of the first to the front, and ends without a word', async () => {
    await window('hide')
    expect(await window('isVisible')).toBe(false)

    const exitCode = await startAgain(profile.path)

    expect(exitCode).toBe(0)
    await expect.poll(() => window('isVisible')).toBe(true)
    await expect.poll(() => window('isFocused')).toBe(true)
    expect(await windows()).toBe(1)
  })

  it('leaves another profile to another program', async () => {
    const other = await makeProfile()
    const second = await launchApp({ profile: other.path })

    await second.page.getByLabel('Passphrase').waitFor()

    await second.quit()
    await other.remove()
  })
})

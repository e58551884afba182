import { spawn } from 'node:child_process'
import { chromium, type Page } from 'playwright'

/** A program started as its user does, without the means to look into its main process. */
export interface HandStarted {
  page: Page
  quit: () => Promise<void>
}

export interface HandStart {
  command: string
  args: string[]
  env?: NodeJS.ProcessEnv
  uid?: number
  gid?: number
}

/**
 * Starts Electron and only listens to its page: Playwright's own way turns every keyring off, and needs an inspector that
 * a hardened program has not got.
 */
export async function startByHand({ command, args, ...options }: HandStart): Promise<HandStarted> {
  const program = spawn(command, [...args, '--remote-debugging-port=0'], {
    ...options,
    env: { ...(options.env ?? process.env), LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    program.once('error', reject)
    program.once('exit', () => reject(new Error(`the program ended:\n${said}`)))
    program.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const [, found] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (found) resolve(found)
    })
  })
  const browser = await chromium.connectOverCDP(address)
  const context = browser.contexts()[0]!
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  const ended = new Promise((resolve) => program.once('exit', resolve))
  return {
    page,
    async quit() {
      program.kill('SIGTERM')
      await ended
    },
  }
}

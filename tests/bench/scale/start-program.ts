import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chromium, type Page } from 'playwright'

const START_MILLIS = 60_000

/** A program with a window, started as its user would, and its page. */
export interface StartedProgram {
  pid: number
  page: Page
  /** When its process was started (milliseconds since 1970). */
  startedAt: number
  quit: () => Promise<void>
}

/** Starts an Electron program that tells where its page can be driven from; no inspector of Node is needed. */
export async function startProgram(executable: string, args: readonly string[]): Promise<StartedProgram> {
  const startedAt = performance.timeOrigin + performance.now()
  const program = spawn(executable, [...args, '--remote-debugging-port=0'], {
    env: { ...process.env, LANG: 'en_US.UTF-8', LANGUAGE: 'en_US', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(program, 'exit')
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`${executable} does not start:\n${said}`)), START_MILLIS)
    program.once('exit', () => reject(new Error(`${executable} ended:\n${said}`)))
    program.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const [, found] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (!found) return
      clearTimeout(late)
      resolve(found)
    })
  })
  const browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  if (!context) throw new Error(`${executable} has no page`)
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  // The compiler of these files names functions by a helper that a page has not.
  await page.evaluate('globalThis.__name = (named) => named')
  return {
    pid: program.pid ?? 0,
    page,
    startedAt,
    async quit() {
      program.kill('SIGTERM')
      await ended
      await browser.close().catch(() => undefined)
    },
  }
}

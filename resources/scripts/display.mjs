import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { systemPackages } from './system-packages.mjs'

const START_DEADLINE = 10_000

/**
 * Runs `action(env)` with a display to draw on. Where there is none, a virtual one (Xvfb) is started for it, on
 * a number that is free, and ended afterwards; `env` then names it.
 * @throws {Error} when Xvfb is missing or does not come up, and whatever `action` throws
 */
export async function withDisplay(action) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) return action({})
  await systemPackages(['display'])
  return withVirtualDisplay(action)
}

/** The same, but always on a virtual display: tests must not take the keyboard of who runs them. */
export async function withVirtualDisplay(action) {
  if (process.platform !== 'linux') return action({})
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise((resolve) => server.once('close', resolve))
  try {
    const number = await displayNumber(server)
    console.log(`No visible display: drawing on a virtual one (Xvfb :${number}).`)
    return await action({ DISPLAY: `:${number}`, XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: '' })
  } finally {
    server.kill()
    await ended
  }
}

async function displayNumber(server) {
  const answered = once(server.stdio[3], 'data').then(([bytes]) => bytes.toString().trim())
  const failed = once(server, 'exit').then(
    () => undefined,
    () => undefined,
  )
  const number = await Promise.race([answered, failed, delay(START_DEADLINE, undefined, { ref: false })])
  if (!number) throw new Error('Xvfb does not start (Debian: apt-get install xvfb)')
  return number
}

import { spawn, spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rectangle } from 'electron'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { launchApp, makeProfile, type DrivenApp } from './drive-app.ts'

const hasManager = spawnSync('openbox', ['--version']).status === 0

const bounds = (app: DrivenApp): Promise<Rectangle> =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds())

describe('the window', { concurrent: false }, () => {
  let profile: Awaited<ReturnType<typeof makeProfile>>
  beforeAll(async () => {
    profile = await makeProfile()
  })
  afterAll(() => profile.remove())

  const start = async (): Promise<DrivenApp> => {
    const app = await launchApp({ profile: profile.path })
    await app.page.getByLabel('Passphrase').waitFor()
    return app
  }

  it('opens as large, and where, as it was when the program ended', async () => {
    const first = await start()
    await first.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setBounds({ x: 40, y: 50, width: 900, height: 640 }),
    )
    await expect.poll(() => bounds(first)).toEqual({ x: 40, y: 50, width: 900, height: 640 })
    await first.quit()

    const second = await start()
    expect(await bounds(second)).toEqual({ x: 40, y: 50, width: 900, height: 640 })
    await second.quit()
  })

  // It is the window manager that maximises; a bare display has none.
  it.skipIf(!hasManager && process.env['CI'] !== 'true')('opens maximised when it was so', async () => {
    const manager = spawn('openbox', [], { stdio: 'ignore' })
    onTestFinished(() => void manager.kill())
    const isMaximized = (app: DrivenApp): Promise<boolean> =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isMaximized())
    const first = await start()
    // Until the manager has taken over, it is asked in vain.
    await expect
      .poll(async () => {
        await first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.maximize())
        return isMaximized(first)
      })
      .toBe(true)
    await first.quit()

    const second = await start()
    await expect.poll(() => isMaximized(second)).toBe(true)
    await second.quit()
  })

  it.each([
    [
      'was on a screen that is gone',
      JSON.stringify({ x: 90_000, y: 90_000, width: 900, height: 640, isMaximized: false }),
    ],
    ['cannot be read', '{"x": 40, "y'],
  ])('opens on the screen when what was kept of it %s', async (_, kept) => {
    await writeFile(join(profile.path, 'window.json'), kept)

    const app = await start()
    const area = await app.electron.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea)
    const { x, y } = await bounds(app)
    expect(x).toBeGreaterThanOrEqual(area.x)
    expect(x).toBeLessThan(area.x + area.width)
    expect(y).toBeGreaterThanOrEqual(area.y)
    expect(y).toBeLessThan(area.y + area.height)
    await app.quit()
  })
})

import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choosePassphrase, launchApp, makeProfile, openSampleMailbox, type DrivenApp } from './drive-app.ts'

const FILE = 'Restante-9.9.9.AppImage'
const OLD = Buffer.from('the version that runs')

describe.runIf(process.platform === 'linux')('newer versions', { concurrent: false }, () => {
  const asked: string[] = []
  /** It ends at once, as an AppImage does that was started to be installed. */
  const good = Buffer.from(`#!/bin/sh\nexit 0\n${'#'.repeat(100_000)}`)
  /** What the server sends in place of it: one octet is another. */
  let sent = Buffer.from(good).fill('!', 50_000, 50_001)
  /** It sends the first part and then nothing more. */
  let isHalting = false
  /** What the server says is the newest. */
  let version = '0.0.1'
  let server: Server
  let app: DrivenApp
  let profile: Awaited<ReturnType<typeof makeProfile>>
  let image: string

  beforeAll(async () => {
    profile = await makeProfile()
    image = join(profile.path, 'Restante.AppImage')
    await writeFile(image, OLD)
    const sha512 = createHash('sha512').update(good).digest('base64')
    const feed = (): string =>
      `version: ${version}\nfiles:\n  - url: ${FILE}\n    sha512: ${sha512}\n    size: ${good.length}\npath: ${FILE}\nsha512: ${sha512}\nreleaseDate: 2026-01-01T00:00:00.000Z\n`
    server = createServer(({ url = '', headers }, response) => {
      asked.push(`${url.split('?')[0] ?? ''} ${String(headers['x-user-staging-id'])}`)
      if (url.includes('.yml')) response.end(feed())
      else if (isHalting)
        response.writeHead(200, { 'content-length': sent.length }).write(sent.subarray(0, 60_000))
      else response.end(sent)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const config = join(profile.path, 'feed.yml')
    await writeFile(
      config,
      `provider: generic\nurl: http://127.0.0.1:${port}\nupdaterCacheDirName: restante-updater\n`,
    )
    app = await launchApp({
      profile: profile.path,
      env: { APPIMAGE: image, RESTANTE_UPDATE_CONFIG: config, XDG_CACHE_HOME: join(profile.path, 'cache') },
    })
    await choosePassphrase(app.page)
    await openSampleMailbox(app.page)
    await app.page.keyboard.press('Control+,')
    await app.page.getByText('Nothing has been looked for yet.').waitFor()
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await profile.remove()
  })

  const button = (name: string) => app.page.getByRole('main').getByRole('button', { name })
  const says = (text: string) => app.page.getByRole('status').filter({ hasText: text }).waitFor()

  it('are not asked for before the user does', async () => {
    expect(asked).toEqual([])

    await button('Look now').click()

    await says('This is the newest version.')
    expect(asked).toEqual(['/latest-linux.yml 00000000-0000-0000-0000-000000000000'])
  })

  it('A13: are newer ones: an older one is not offered, whatever the server says', async () => {
    expect(await button('Download').count()).toBe(0)
    version = '9.9.9'

    await button('Look now').click()

    await says('Version 9.9.9 is there.')
  })

  it('can be stopped on their way, in the bar below, and are still there to be had', async () => {
    isHalting = true
    await button('Download').click()
    const activity = app.page.getByRole('contentinfo')
    await activity.getByRole('progressbar', { name: 'New versions' }).waitFor()

    await activity.getByRole('button', { name: 'Cancel' }).click()

    await says('Version 9.9.9 is there.')
    await activity.getByRole('progressbar').waitFor({ state: 'detached' })
    isHalting = false
  })

  it('A13: that are not what was announced are refused, and nothing changes', async () => {
    await button('Download').click()

    await says('What came was not what was announced.')
    expect(await readFile(image)).toEqual(OLD)
    const kept = await readdir(join(profile.path, 'cache'), { recursive: true })
    expect(kept.filter((name) => name.endsWith('.AppImage'))).toEqual([])
  })

  it('that are, wait for the end of the program, and are installed then', async () => {
    sent = good
    await button('Look now').click()
    await button('Download').click()

    await says('Version 9.9.9 is installed when Restante ends.')
    expect(await readFile(image)).toEqual(OLD)
    expect(app.complaints).toEqual([])

    await Promise.all([once(app.electron.process(), 'exit'), button('Quit and install').click()])
    expect(await readFile(image)).toEqual(good)
  })
})

import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Frame } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSampleServer, type SampleServer } from '../../src-main/sample-mailbox/sample-server.ts'
import { startNameServer, type NameServer } from '../support/name-server.ts'
import { makeSigningKey, signMail } from '../support/signed-mail.ts'
import { readMessage } from '../corpus/records.ts'
import {
  MESSAGE_FRAME,
  addAccount,
  choosePassphrase,
  launchApp,
  makeProfile,
  type DrivenApp,
} from './drive-app.ts'
import { networkUse } from './net-log.ts'

const CORPUS = fileURLToPath(new URL('../../../shared/mail-corpus/', import.meta.url))
const FOLDERS = ['html-hostile', 'spoofing']

/** Every message that was made, or found, to do what a message may not. */
const hostileFiles = (): string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(CORPUS + folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => `${folder}/${name}`),
  )

const SIGNED = [
  'From: Noa Cohen <noa@example.org>',
  'To: reader@example.org',
  'Subject: A signed letter',
  'Date: Fri, 01 Jan 2027 10:00:00 +0000',
  'Message-ID: <signed@example.org>',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Signed and sealed.</p>',
  '<a href="http://evil.example.com/login">www.example.org</a>',
  '',
].join('\r\n')

const TWO_SENDERS = [
  'From: Ann <ann@example.org>',
  'From: Bank <support@bank.example>',
  'Subject: A letter of two',
  'Date: Fri, 01 Jan 2027 09:00:00 +0000',
  '',
  'Hello',
  '',
].join('\r\n')

/** A frame that only waited may go meanwhile: its message is looked at when it is shown. */
async function ranIn(frame: Frame): Promise<boolean> {
  try {
    return await frame.evaluate(hasRun)
  } catch (error) {
    if (frame.isDetached()) return false
    throw error
  }
}

describe.skipIf(!existsSync(CORPUS))('hostile mail in the real window', { concurrent: false }, () => {
  let app: DrivenApp
  let profile: Awaited<ReturnType<typeof makeProfile>>
  let folder: string
  let server: SampleServer
  let nameServer: NameServer
  let count = 0
  const shown: { url: string; sandboxes: (string | null)[]; forbidden: number }[] = []
  const netLog = (): string => join(folder, 'net.json')

  beforeAll(async () => {
    const key = makeSigningKey()
    const bytes = [
      await signMail(SIGNED, { key }),
      Buffer.from(TWO_SENDERS),
      ...hostileFiles().map((file) => readMessage(CORPUS, file)),
    ]
    count = bytes.length
    server = await startSampleServer(
      bytes.map((message, index) => ({ uid: `m${String(index)}`, bytes: asServed(message) })),
    )
    nameServer = await startNameServer({ 'post._domainkey.example.org': key.record })
    folder = await mkdtemp(join(tmpdir(), 'restante-e2e-'))
    profile = await makeProfile()
    app = await launchApp({
      profile: profile.path,
      args: [`--log-net-log=${netLog()}`],
      env: { RESTANTE_NAME_SERVERS: nameServer.address },
    })
    await choosePassphrase(app.page)
    await addAccount(app.page, {
      email: 'reader@example.org',
      port: server.port,
      user: server.user,
      password: server.password,
    })
  })
  afterAll(async () => {
    await app.quit()
    await Promise.all([server.close(), nameServer.close(), profile.remove()])
    await rm(folder, { recursive: true, force: true })
  })

  it('gets it all', async () => {
    await app.page.getByRole('button', { name: 'Get mail' }).first().click()
    await app.page
      .getByText(`${String(count)} messages`)
      .first()
      .waitFor({ timeout: 60_000 })
    await expect.poll(() => app.page.evaluate(isAllHere), { timeout: 60_000 }).toBe(true)
  })

  it('C13: says where a link leads that names another host, before it is opened', async () => {
    const { page } = app
    await page.getByRole('option', { name: /A signed letter/ }).click()

    await page.frameLocator(MESSAGE_FRAME).getByRole('link', { name: 'www.example.org' }).click()

    const dialog = page.getByRole('dialog')
    await dialog.getByText('evil.example.com', { exact: true }).waitFor()
    await dialog.getByText(/Its text names .*example\.org/).waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  it('C17: checks a signature when asked, and asks nobody before', async () => {
    const { page } = app
    await page.getByText(/Signed by .*example\.org.*, not checked/).waitFor()
    expect(nameServer.asked).toEqual([])

    await page.getByRole('button', { name: 'Check signature' }).click()

    await page.getByText(/DKIM verified: .*example\.org/).waitFor()
    expect(nameServer.asked).toEqual(['post._domainkey.example.org'])
  })

  it('C14: says in words that there are two senders', async () => {
    const { page } = app
    await page.getByRole('option', { name: /A letter of two/ }).click()

    await page.getByText(/The message names several senders/).waitFor()
  })

  it('C1: shows every message, and no script runs', { timeout: 600_000 }, async () => {
    const { page } = app
    await page.getByRole('option', { name: /A signed letter/ }).click()
    let last = ''
    for (let opened = 0; opened < count; opened++) {
      if (opened > 0) await page.keyboard.press('j')
      await page.locator(`${MESSAGE_FRAME}:not([src="${last}"])`).waitFor({ state: 'attached' })
      const frame = await (await page.locator(MESSAGE_FRAME).elementHandle())?.contentFrame()
      await frame?.waitForLoadState('load')
      last = (await page.locator(MESSAGE_FRAME).getAttribute('src')) ?? ''

      for (const one of page.frames()) expect(await ranIn(one), last).toBe(false)
      shown.push({
        url: last,
        sandboxes: await page
          .locator('iframe')
          .evaluateAll((all) => all.map((one) => one.getAttribute('sandbox'))),
        forbidden: (await frame?.locator(FORBIDDEN).count()) ?? -1,
      })
    }
    expect(new Set(shown.map(({ url }) => url)).size).toBe(count)
  })

  it('C2: lets no element through that runs, loads or sends', () => {
    expect(shown.filter(({ forbidden }) => forbidden !== 0)).toEqual([])
  })

  it('C4: shows each, and what waits to be next, in a frame with neither scripts nor an origin', () => {
    expect(shown.filter(({ sandboxes }) => sandboxes.some((sandbox) => sandbox !== ''))).toEqual([])
  })

  it('C12: was led nowhere, and opened no other window', () => {
    expect(app.page.url()).toBe('restante://app/index.html')
    expect(app.electron.windows()).toHaveLength(1)
  })

  it('C5: no process asked the network for anything', async () => {
    await app.quit()

    const uses = await networkUse(netLog())
    expect(uses.filter((use) => !/^(restante|restante-message|data|blob):/.test(use))).toEqual([])
    expect(app.complaints).toEqual([])
  })
})

/** What a message may not have in its document, whatever it was sent with. */
const FORBIDDEN =
  'script, iframe, object, embed, form, base, meta[http-equiv=refresh], svg, math, [onclick], [onerror], [onload]'

/** Line ends as a server sends them. */
const asServed = (bytes: Uint8Array): Buffer =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1')

/** Runs in every frame: scripts of the corpus leave this mark. */
const hasRun = (): boolean => '__mail_xss' in globalThis

interface Bridge {
  mail: { call: (name: string, request?: unknown) => Promise<{ value: never }> }
}

/** Runs in the page: everything was got, and nothing is under way. */
async function isAllHere(): Promise<boolean> {
  const { mail } = window as never as Bridge
  const { value: states } = await mail.call('sync:states')
  return (states as { phase: string }[]).every(({ phase }) => phase === 'idle')
}

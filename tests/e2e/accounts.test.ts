import { connect, createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipsDovecot, startDovecot, type Dovecot } from '../servers/dovecot.ts'
import { createAuthority } from '../support/certificates.ts'
import {
  addAccount,
  choosePassphrase,
  fillAccount,
  launchApp,
  makeProfile,
  type DrivenApp,
} from './drive-app.ts'
import { someMail } from './test-mail.ts'

const ALICE = { name: 'alice', password: 'alice-secret' }

/** A server that says this to whoever comes, and then nothing more. */
async function startGreeter(greeting: string): Promise<{ port: number; server: Server }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write(greeting)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, server }
}

/** TLS before `plainPort`, with a certificate that nobody vouches for. */
async function startUntrusted(plainPort: number): Promise<{ port: number; server: Server }> {
  const { cert, key } = createAuthority('An authority nobody knows').issue()
  const server = createTlsServer({ cert, key }, (socket) => {
    const inner = connect(plainPort, '127.0.0.1')
    for (const side of [socket, inner]) side.on('error', () => side.destroy())
    socket.pipe(inner).pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, server }
}

describe.skipIf(skipsDovecot())('accounts', { concurrent: false }, () => {
  let dovecot: Dovecot
  let app: DrivenApp
  let page: Page
  let profile: Awaited<ReturnType<typeof makeProfile>>

  beforeAll(async () => {
    profile = await makeProfile()
    dovecot = await startDovecot({ users: [{ ...ALICE, messages: someMail(4) }] })
    app = await launchApp({ profile: profile.path, env: { NODE_EXTRA_CA_CERTS: dovecot.caFile } })
    page = app.page
    await choosePassphrase(page)
  })
  afterAll(async () => {
    await app.quit()
    await dovecot.stop()
    await profile.remove()
  })

  const answers = { email: 'alice@example.org', user: ALICE.name, password: ALICE.password }
  const test = async (change: {
    host?: string
    port?: number
    user?: string
    password?: string
  }): Promise<void> => {
    await fillAccount(page, { ...answers, port: dovecot.ports.plain, ...change })
    await page.getByRole('button', { name: 'Test connection' }).click()
  }
  const says = (words: string): Promise<void> => page.getByRole('dialog').getByText(words).first().waitFor()

  it('tests a connection and says what it found', async () => {
    await page.getByRole('button', { name: 'Add account' }).first().click()

    await test({})

    await says('The connection works')
    await says('4 messages')
    await says('not encrypted')
    await says('login: PLAIN')
  })

  it('tells a wrong password from a wrong port, a wrong host and a server that is none', async () => {
    const greeter = await startGreeter('HTTP/1.1 400 Bad Request\r\n\r\n')

    await test({ password: 'wrong' })
    await says('The server did not accept the user name or password')
    await says('Authentication failed')
    await test({ port: 1 })
    await says('The server refused the connection')
    await test({ host: 'no-such-host.invalid' })
    await says('The server’s name was not found')
    await test({ port: greeter.port })
    await says('The server’s answer made no sense')

    greeter.server.close()
  })

  it('connects by TLS and by STLS, and shows the version of the live connection', async () => {
    for (const [encryption, port] of [
      ['TLS (recommended)', dovecot.ports.tls],
      ['STLS', dovecot.ports.plain],
    ] as const) {
      await fillAccount(page, { ...answers, port })
      await page.getByLabel('Encryption').click()
      await page.getByRole('option', { name: encryption, exact: true }).click()
      await page.getByLabel('Port').fill(String(port))
      await page.getByRole('button', { name: 'Test connection' }).click()
      await says('TLS 1.3')
    }
  })

  it('refuses a certificate for another host, and says that nothing was sent', async () => {
    await fillAccount(page, { ...answers, host: '127.0.0.2', port: dovecot.ports.tls })
    await page.getByLabel('Encryption').click()
    await page.getByRole('option', { name: 'TLS (recommended)' }).click()
    await page.getByLabel('Port').fill(String(dovecot.ports.tls))
    await page.getByRole('button', { name: 'Test connection' }).click()

    // Where only 127.0.0.1 is listened on, the answer is that nobody is there; neither is a success.
    await page
      .getByRole('dialog')
      .getByText(/certificate cannot be trusted|refused the connection/)
      .first()
      .waitFor()
  })

  it('saves the account, edits it with the password kept, and removes it with its mail', async () => {
    await page.getByRole('button', { name: 'Cancel' }).click()
    await addAccount(page, { ...answers, port: dovecot.ports.plain })
    await page.getByText('4 messages').first().waitFor()

    await page.getByRole('button', { name: /^Actions for/ }).click()
    await page.getByRole('menuitem', { name: 'Edit account…' }).click()
    await page.getByLabel('Name shown').fill('Alice at home')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('navigation').getByText('Alice at home').waitFor()
    await dovecot.deliver('alice', someMail(5)[4]!)
    await page.getByRole('button', { name: 'Get mail' }).first().click()
    await page.getByText('5 messages').first().waitFor()

    await page.getByRole('button', { name: /^Actions for/ }).click()
    await page.getByRole('menuitem', { name: 'Remove account…' }).click()
    await page.getByRole('button', { name: 'Remove account' }).click()
    await page.getByRole('button', { name: /sample mailbox/ }).waitFor()
    expect(await dovecot.list('alice')).toHaveLength(5)
  })

  it('shows an untrusted certificate in full, trusts it for its server alone, and takes that back', async () => {
    const { port, server } = await startUntrusted(dovecot.ports.plain)
    const dialog = page.getByRole('dialog')
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const trust = async (): Promise<void> => {
      await button('Trust this certificate for this server…').click()
      await button('Trust this certificate').click()
    }
    const editAccount = async (): Promise<void> => {
      await page.getByRole('button', { name: /^Actions for/ }).click()
      await page.getByRole('menuitem', { name: 'Edit account…' }).click()
    }

    // In the dialog, before there is an account …
    await page.getByRole('button', { name: 'Add account' }).first().click()
    await fillAccount(page, { ...answers, port })
    await page.getByLabel('Encryption').click()
    await page.getByRole('option', { name: 'TLS (recommended)' }).click()
    await page.getByLabel('Port').fill(String(port))
    await button('Test connection').click()
    await says('certificate cannot be trusted')
    await says('CN=An authority nobody knows')
    await says('DNS:localhost')
    await trust()
    await says('The connection works')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('5 messages').first().waitFor()

    // … taken back in its settings …
    await editAccount()
    await dialog.getByText('1 certificate trusted').click()
    await dialog.getByText('Last used: PLAIN').waitFor()
    await button('No longer trust').click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Get mail' }).first().click()

    // … and given again where the failure is told.
    await page.getByRole('button', { name: 'The server’s certificate cannot be trusted' }).click()
    await trust()
    await page.getByText('No new messages').first().waitFor()

    server.close()
    await page.getByRole('button', { name: /^Actions for/ }).click()
    await page.getByRole('menuitem', { name: 'Remove account…' }).click()
    await page.getByRole('button', { name: 'Remove account' }).click()
    await page.getByRole('button', { name: /sample mailbox/ }).waitFor()
  })

  it('lets a silent server hold up nobody, and cancels the wait at once', async () => {
    const silent = await startGreeter('')
    await addAccount(page, { ...answers, email: 'silent@example.org', port: silent.port })
    await addAccount(page, { ...answers, port: dovecot.ports.plain })

    await page.getByText('5 messages').first().waitFor()
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()

    await page.getByText('5 new messages').first().waitFor()
    expect(app.complaints).toEqual([])
    silent.server.close()
  })
})

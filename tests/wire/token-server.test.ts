import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { postFormThrough } from '../../src-main/app/post-form.ts'
import { createAccountRig } from '../support/account-rig.ts'
import { createAuthority } from '../support/certificates.ts'
import { http, socks5, startProxy } from '../support/scripted-proxy.ts'

const authority = createAuthority()
const trust = [authority.cert]
const FORM = new URLSearchParams({ refresh_token: 'a & b' })

const running: { close: () => void; closeAllConnections: () => void }[] = []
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A token server that does this; over TLS when it has names. */
async function serve(listener: RequestListener, hosts?: string[]): Promise<number> {
  const server = hosts ? createTlsServer(authority.issue({ hosts }), listener) : createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  running.push(server)
  return (server.address() as AddressInfo).port
}

/** Answers with what it was asked. */
const echo: RequestListener = (request, response) => {
  void text(request).then((body) => {
    const { method, url, headers } = request
    response.end(JSON.stringify({ method, url, body, host: headers.host, type: headers['content-type'] }))
  })
}

describe('a form for a token server', () => {
  it('is posted over TLS with a certificate that is checked', async () => {
    const port = await serve(echo, ['localhost'])
    const url = `https://localhost:${port}/token?tenant=1`

    const { status, body } = await postFormThrough({ trust })(url, FORM)

    expect(status).toBe(200)
    expect(JSON.parse(body)).toEqual({
      method: 'POST',
      url: '/token?tenant=1',
      body: 'refresh_token=a+%26+b',
      host: `localhost:${port}`,
      type: 'application/x-www-form-urlencoded',
    })
    await expect(postFormThrough({})(url, FORM)).rejects.toMatchObject({ kind: 'certificate' })
    await expect(
      postFormThrough({ trust })(url.replace('localhost', '127.0.0.1'), FORM),
    ).rejects.toMatchObject({ kind: 'certificate' })
  })

  it.each([
    ['socks5', socks5],
    ['http', http],
  ] as const)('goes through the account’s proxy (%s), which resolves its name', async (kind, answers) => {
    const { port, said } = await startProxy(await serve(echo, ['login.example.org']), answers())
    const proxy = { kind, host: '127.0.0.1', port }

    const { body } = await postFormThrough({ trust, proxy })('https://login.example.org/token', FORM)

    expect(JSON.parse(body)).toMatchObject({ host: 'login.example.org', url: '/token' })
    expect(said.join('')).toContain('login.example.org')
  })

  it('goes nowhere else when the server points there', async () => {
    let visits = 0
    const elsewhere = await serve((_, response) => {
      visits += 1
      response.end()
    })
    const port = await serve((_, response) => {
      response.writeHead(307, { Location: `http://127.0.0.1:${elsewhere}/token` }).end()
    })

    expect(await postFormThrough({})(`http://127.0.0.1:${port}/token`, FORM)).toEqual({
      status: 307,
      body: '',
    })
    expect(visits).toBe(0)
  })

  it('is given up when the answer has no end', async () => {
    const port = await serve((_, response) => {
      response.on('error', () => undefined)
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(64 * 1024), more)
      }
      more()
    })

    await expect(postFormThrough({})(`http://127.0.0.1:${port}/`, FORM)).rejects.toThrow('no end')
  })

  it.each([
    ['says nothing', () => undefined],
    ['stops in the middle', (response: { write: (chunk: string) => void }) => response.write('{')],
  ])('is given up when the server %s', async (_, act) => {
    const port = await serve((__, response) => act(response))

    await expect(postFormThrough({}, 80)(`http://127.0.0.1:${port}/`, FORM)).rejects.toThrow()
  })
})

describe('a login that waits for a token', () => {
  it('ends at once when it is called off', async () => {
    let asked = (): void => undefined
    const isAsked = new Promise<void>((resolve) => (asked = resolve))
    const port = await serve(() => asked())
    const rig = createAccountRig()
    const account = rig.add(1, {
      login: 'XOAUTH2',
      oauth: { tokenUrl: `http://127.0.0.1:${port}/token`, clientId: 'test' },
      refreshToken: 'refresh',
    })
    const abort = new AbortController()

    const login = rig.logIn(account, abort.signal)
    await isAsked
    abort.abort()

    await expect(login).rejects.toMatchObject({ name: 'AbortError' })
  })
})

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** An OAuth 2.0 server on the loopback: it gives tokens, and says to the mail server whose they are. */
export interface OauthServer {
  /** Gives an access token for a refresh token (RFC 6749 section 6), to POST to. */
  readonly tokenUrl: string
  /** Says whether an access token is good, and whose it is (RFC 7662), to POST to. */
  readonly introspectionUrl: string
  /** A refresh token, as if `user` had consented. */
  consent(user: string): string
  /** This refresh token is of no use from now on. */
  withdraw(refreshToken: string): void
  /** Whether each use of a refresh token is its last, and brings another. */
  replaceRefreshTokens(isReplacing: boolean): void
  /** Every access token given so far is of no use from now on. */
  expireAll(): void
  /** How many access tokens were given. */
  given(): number
  stop(): Promise<void>
}

const LIFETIME = 3_600

export async function startOauthServer(): Promise<OauthServer> {
  const refreshTokens = new Map<string, string>()
  const accessTokens = new Map<string, string>()
  let isReplacing = false
  let given = 0

  const consent = (user: string): string => {
    const token = randomBytes(24).toString('base64url')
    refreshTokens.set(token, user)
    return token
  }

  const giveToken = (form: URLSearchParams): [number, object] => {
    const refreshToken = form.get('refresh_token') ?? ''
    const user = refreshTokens.get(refreshToken)
    if (form.get('grant_type') !== 'refresh_token') return [400, { error: 'unsupported_grant_type' }]
    if (user === undefined) return [400, { error: 'invalid_grant' }]
    const token = randomBytes(24).toString('base64url')
    accessTokens.set(token, user)
    given += 1
    if (isReplacing) refreshTokens.delete(refreshToken)
    const replacement = isReplacing ? { refresh_token: consent(user) } : {}
    return [200, { access_token: token, token_type: 'Bearer', expires_in: LIFETIME, ...replacement }]
  }
  const introspect = (form: URLSearchParams): [number, object] => {
    const username = accessTokens.get(form.get('token') ?? '')
    if (username === undefined) return [200, { active: false }]
    return [200, { active: true, username, scope: 'mail.pop', token_type: 'Bearer' }]
  }
  const answer = async (request: IncomingMessage): Promise<[number, object]> => {
    const form = new URLSearchParams(await text(request))
    if (request.url === '/token') return giveToken(form)
    if (request.url === '/introspect') return introspect(form)
    return [404, {}]
  }

  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    tokenUrl: `${base}/token`,
    introspectionUrl: `${base}/introspect`,
    consent,
    withdraw: (refreshToken) => void refreshTokens.delete(refreshToken),
    replaceRefreshTokens: (wanted) => void (isReplacing = wanted),
    expireAll: () => accessTokens.clear(),
    given: () => given,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** An access token, as a mail client gets one. @throws when it is refused */
export async function getAccessToken(tokenUrl: string, refreshToken: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: 'test',
  })
  const response = await fetch(tokenUrl, { method: 'POST', body, signal: AbortSignal.timeout(10_000) })
  if (!response.ok) throw new Error(`no token: ${await response.text()}`)
  return ((await response.json()) as { access_token: string }).access_token
}

import type { Oauth } from '../contract/oauth.ts'

/**
 * - `refused`: the token server said no, for the reason in `serverText`: the refresh token is of no use any more.
 * - `failed`: it could not be reached, or its answer was none; the same may succeed later.
 */
export type TokenErrorKind = 'refused' | 'failed'

/** There is no access token to log in with. */
export class TokenError extends Error {
  override readonly name = 'TokenError'

  constructor(
    readonly kind: TokenErrorKind,
    message: string,
    /** Untrusted: control characters taken out, capped. */
    readonly serverText = '',
    cause?: unknown,
  ) {
    super(message, { cause })
  }
}

/** What a token server is asked with. */
export interface Grant {
  oauth: Oauth
  refreshToken: string
  clientSecret?: string | undefined
}

/** Sends a form by POST and reads the answer whole; rejects when there is none in time. */
export type PostForm = (url: string, form: URLSearchParams) => Promise<{ status: number; body: string }>

export interface GivenToken {
  accessToken: string
  /** Seconds; undefined when the server does not say. */
  expiresIn: number | undefined
  /** Another one to use from now on; undefined: go on with the old one. */
  refreshToken: string | undefined
}

/** Asks for an access token (RFC 6749 section 6). @throws TokenError */
export async function requestToken(grant: Grant, post: PostForm): Promise<GivenToken> {
  const { oauth, refreshToken, clientSecret } = grant
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: oauth.clientId,
    ...(clientSecret && { client_secret: clientSecret }),
  })
  const { status, body } = await reach(post(oauth.tokenUrl, form))
  const fields = parseObject(body)
  const text = (name: string): string | undefined => {
    const value = fields[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  // Section 5.2: a refusal is 400 or 401 with a reason. Anything else says nothing about the refresh token.
  const reason = text('error')
  if ((status === 400 || status === 401) && reason !== undefined) {
    const said = cleanText(masked([reason, text('error_description')].filter(Boolean).join(': '), grant))
    throw new TokenError('refused', `the token server refused: ${said}`, said)
  }
  const accessToken = text('access_token')
  if (status !== 200 || accessToken === undefined || !/^[\x21-\x7e]+$/.test(accessToken)) {
    throw new TokenError('failed', `the token server answered ${status} and no token`)
  }
  const seconds = Number(fields['expires_in'])
  return {
    accessToken,
    expiresIn: Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
    refreshToken: text('refresh_token'),
  }
}

/** Some servers repeat what they were sent. */
const masked = (text: string, { refreshToken, clientSecret }: Grant): string =>
  [refreshToken, clientSecret ?? ''].reduce(
    (rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, '****')),
    text,
  )

async function reach<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw new TokenError('failed', `the token server was not reached: ${String(error)}`, '', error)
  }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** A refusal is a word and a sentence; more would only fill the window. */
const MAX_TEXT = 300

// eslint-disable-next-line no-control-regex
const cleanText = (text: string): string => text.replaceAll(/[\u0000-\u001f\u007f]/g, ' ').slice(0, MAX_TEXT)

import { describe, expect, it } from 'vitest'
import { requestToken, type Grant, type PostForm } from '../../../../src-main/accounts/token-request.ts'

const grant: Grant = {
  oauth: { tokenUrl: 'https://login.example/token', clientId: 'restante' },
  refreshToken: 'refresh-horse',
  clientSecret: 'client-horse',
}
const answering = (status: number, body: unknown): PostForm => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return () => Promise.resolve({ status, body: text })
}

describe('a request for an access token', () => {
  it('is the form of RFC 6749 section 6, sent to the address that the account names', async () => {
    let sent: [string, Record<string, string>] | undefined
    const post: PostForm = (url, form) => {
      sent = [url, Object.fromEntries(form)]
      return answering(200, { access_token: 'a', expires_in: 3600, refresh_token: 'r' })(url, form)
    }

    expect(await requestToken(grant, post)).toEqual({ accessToken: 'a', expiresIn: 3600, refreshToken: 'r' })
    expect(sent).toEqual([
      'https://login.example/token',
      {
        grant_type: 'refresh_token',
        refresh_token: 'refresh-horse',
        client_id: 'restante',
        client_secret: 'client-horse',
      },
    ])
  })

  it('leaves out a client secret that there is not', async () => {
    const post: PostForm = (url, form) => {
      expect(form.has('client_secret')).toBe(false)
      return answering(200, { access_token: 'a' })(url, form)
    }

    expect(await requestToken({ ...grant, clientSecret: undefined }, post)).toEqual({
      accessToken: 'a',
      expiresIn: undefined,
      refreshToken: undefined,
    })
  })

  it('that is refused says why, and repeats no secret', async () => {
    const post = answering(400, {
      error: 'invalid_grant',
      error_description: 'refresh-horse\r\nof client-horse has expired',
    })

    const error: unknown = await requestToken(grant, post).catch((thrown: unknown) => thrown)

    expect(error).toMatchObject({
      kind: 'refused',
      serverText: 'invalid_grant: ****  of **** has expired',
    })
    expect(String(error)).not.toContain('horse')
  })

  it.each([
    ['an ailing server', 503, { error: 'temporarily_unavailable' }],
    ['a page', 200, '<html>Sign in</html>'],
    ['no token', 200, { token_type: 'Bearer' }],
    ['a token that would be a line of its own', 200, { access_token: 'a\r\nDELE 1' }],
    ['a refusal without a reason', 400, 'no'],
    ['a redirect', 302, ''],
    ['null', 200, 'null'],
  ])('that is answered by %s says nothing about the refresh token', async (_, status, body) => {
    await expect(requestToken(grant, answering(status, body))).rejects.toMatchObject({
      name: 'TokenError',
      kind: 'failed',
    })
  })

  it('that reaches nobody keeps the cause', async () => {
    const cause = new Error('connect ECONNREFUSED')

    await expect(requestToken(grant, () => Promise.reject(cause))).rejects.toMatchObject({
      kind: 'failed',
      cause,
    })
  })
})

import { describe, expect, it } from 'vitest'
import { createTokenKeeper } from '../../../../src-main/accounts/token-keeper.ts'
import type { Grant, PostForm } from '../../../../src-main/accounts/token-request.ts'

const grantOf = (refreshToken: string): Grant => ({
  oauth: { tokenUrl: 'https://login.example/token', clientId: 'restante' },
  refreshToken,
})

/** A token server that numbers its tokens. `hold` has it wait for `release`. */
function tokenServer(more: (nth: number) => object = () => ({})) {
  const asked: string[] = []
  let gate = Promise.resolve()
  let open = (): void => undefined
  const post: PostForm = async (_, form) => {
    asked.push(form.get('refresh_token') ?? '')
    const nth = asked.length
    await gate
    const answer = { access_token: `access-${nth}`, expires_in: 3600, ...more(nth) }
    return { status: 200, body: JSON.stringify(answer) }
  }
  return {
    post,
    asked,
    hold: () => void (gate = new Promise((resolve) => (open = resolve))),
    release: () => open(),
  }
}

describe('access tokens', () => {
  it('are asked for once while they last, and again when they have run out', async () => {
    const lasting = tokenServer()
    const short = tokenServer(() => ({ expires_in: 30 }))
    const keeper = createTokenKeeper(() => undefined)

    const tokens = [
      await keeper.current(grantOf('one'), lasting.post),
      await keeper.current(grantOf('one'), lasting.post),
      await keeper.current(grantOf('other'), short.post),
      await keeper.current(grantOf('other'), short.post),
    ]

    expect(tokens).toEqual(['access-1', 'access-1', 'access-1', 'access-2'])
  })

  it('are asked for once by all that wait at the same time', async () => {
    const server = tokenServer()
    const keeper = createTokenKeeper(() => undefined)

    const tokens = await Promise.all([
      keeper.current(grantOf('one'), server.post),
      keeper.renew(grantOf('one'), server.post),
      keeper.current(grantOf('one'), server.post),
    ])

    expect(tokens).toEqual(['access-1', 'access-1', 'access-1'])
    expect(server.asked).toEqual(['one'])
  })

  it('are asked for again after a failure', async () => {
    const keeper = createTokenKeeper(() => undefined)

    await expect(
      keeper.current(grantOf('one'), () => Promise.reject(new Error('no network'))),
    ).rejects.toMatchObject({ kind: 'failed' })

    expect(await keeper.current(grantOf('one'), tokenServer().post)).toBe('access-1')
  })

  it('are not waited for once the wait is called off, and are taken all the same', async () => {
    const replaced: [string, string][] = []
    const server = tokenServer(() => ({ refresh_token: 'second' }))
    const keeper = createTokenKeeper((...pair) => void replaced.push(pair))
    const abort = new AbortController()
    server.hold()
    const waiting = keeper.current(grantOf('first'), server.post, abort.signal)

    abort.abort()

    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    server.release()
    expect(await keeper.current(grantOf('first'), server.post)).toBe('access-1')
    expect(replaced).toEqual([['first', 'second']])
  })

  it('are not asked for at all when the wait was called off before', async () => {
    const server = tokenServer()

    const waiting = createTokenKeeper(() => undefined).current(
      grantOf('one'),
      server.post,
      AbortSignal.abort(),
    )

    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    expect(server.asked).toEqual([])
  })
})

describe('a refresh token that is replaced', () => {
  it('is used by its new name from then on, whichever the account still has', async () => {
    const server = tokenServer((nth) => ({ refresh_token: `refresh-${nth}` }))
    const keeper = createTokenKeeper(() => undefined)

    await keeper.renew(grantOf('refresh-0'), server.post)
    await keeper.renew(grantOf('refresh-0'), server.post)
    await keeper.renew(grantOf('refresh-2'), server.post)
    await keeper.renew(grantOf('refresh-0'), server.post)

    expect(server.asked).toEqual(['refresh-0', 'refresh-1', 'refresh-2', 'refresh-3'])
    expect(keeper.latest('refresh-0')).toBe('refresh-4')
    expect(keeper.latest('of somebody else')).toBe('of somebody else')
  })
})

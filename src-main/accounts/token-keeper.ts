import { requestToken, type Grant, type PostForm } from './token-request.ts'

/** Access tokens of all accounts, in memory alone: a start of the program asks for new ones. */
export interface TokenKeeper {
  /**
   * A token that has not run out by the clock, asked for only when there is none. `post` is how this account reaches
   * servers. An aborted `signal` ends the wait at once; what was asked for is still taken when it comes.
   * @throws TokenError, and the reason of `signal`
   */
  current(grant: Grant, post: PostForm, signal?: AbortSignal): Promise<string>
  /** Another token, since a server refused the one there was. @throws as `current` */
  renew(grant: Grant, post: PostForm, signal?: AbortSignal): Promise<string>
  /** What stands for a refresh token now: token servers may replace it at each use (RFC 6749 section 6). */
  latest(refreshToken: string): string
}

interface Held {
  accessToken: string
  /** By the monotonic clock, milliseconds. */
  goodUntil: number
}

/** A token is not used in its last minute: the login takes time, and clocks differ. */
const MARGIN_MILLIS = 60_000
/** Where the server does not say: the hour that most tokens last, with as much of a margin again. */
const USUAL_SECONDS = 1_800

/** Hands out access tokens. `onReplaced` hears when a refresh token was replaced, which is the last use of the old one. */
export function createTokenKeeper(onReplaced: (old: string, renewed: string) => void): TokenKeeper {
  /** By the refresh token that is good now. */
  const held = new Map<string, Held>()
  const asked = new Map<string, Promise<string>>()
  const replaced = new Map<string, string>()

  // A form may still hold the one it was opened with, several replacements ago.
  const latest = (refreshToken: string): string => {
    const next = replaced.get(refreshToken)
    return next === undefined ? refreshToken : latest(next)
  }

  const ask = async (grant: Grant, post: PostForm): Promise<string> => {
    const { refreshToken: old } = grant
    const { accessToken, expiresIn = USUAL_SECONDS, refreshToken = old } = await requestToken(grant, post)
    held.set(refreshToken, {
      accessToken,
      goodUntil: performance.now() + expiresIn * 1_000 - MARGIN_MILLIS,
    })
    if (refreshToken !== old) {
      held.delete(old)
      replaced.set(old, refreshToken)
      onReplaced(old, refreshToken)
    }
    return accessToken
  }

  const renew: TokenKeeper['renew'] = async (grant, post, signal) => {
    signal?.throwIfAborted()
    const refreshToken = latest(grant.refreshToken)
    // Asked once for all that wait: a refresh token used twice at the same time counts as stolen with some servers.
    const answer =
      asked.get(refreshToken) ??
      ask({ ...grant, refreshToken }, post).finally(() => asked.delete(refreshToken))
    asked.set(refreshToken, answer)
    return unlessAborted(answer, signal)
  }

  return {
    async current(grant, post, signal) {
      const known = held.get(latest(grant.refreshToken))
      return known && known.goodUntil > performance.now() ? known.accessToken : renew(grant, post, signal)
    },
    renew,
    latest,
  }
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error)
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

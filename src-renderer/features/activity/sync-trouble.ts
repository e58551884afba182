import type { Failure } from '../../../src-main/contract/failure.ts'
import type { SyncState, WaitReason } from '../../../src-main/contract/sync.ts'

/** Known from an earlier run of the program, so without what the server said. */
const PASSWORD_REFUSED: Failure = { code: 'auth-rejected', message: '', retryable: false }

/** What a sync waits for by itself, to be said calmly; null when it does not. */
export function calmWait({ phase, waiting }: SyncState): Exclude<WaitReason, 'password'> | null {
  return phase === 'idle' && waiting !== 'password' ? waiting : null
}

/** What went wrong with an account and is the user's to know; null while all is well, or passes by itself. */
export function troubleOf(state: SyncState): Failure | null {
  if (state.phase !== 'idle' || calmWait(state)) return null
  const { failure, waiting } = state
  // A sync that the user stopped is no trouble to be told about.
  if (failure && failure.code !== 'cancelled') return failure
  return waiting === 'password' ? PASSWORD_REFUSED : null
}

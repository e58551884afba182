import type { Store } from '../store/store-client.ts'

/** Octets that are read back in one go. */
const SLICE_OCTETS = 16 * 1024 * 1024

/** How far a check is. */
export interface CheckState {
  checked: number
  /** By their numbers: what is read back is not what came in. */
  damaged: number[]
}

/**
 * Reads every message that is here back and compares it with the SHA-256 that came in, in slices.
 * @throws StoreError, AbortError
 */
export async function checkMessages(
  store: Pick<Store, 'checkNext'>,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (state: CheckState) => void },
): Promise<CheckState> {
  const state: CheckState = { checked: 0, damaged: [] }
  let after: number | null = 0
  while (after !== null) {
    signal.throwIfAborted()
    const slice: Awaited<ReturnType<Store['checkNext']>> = await store.checkNext({
      after,
      octets: SLICE_OCTETS,
    })
    state.checked += slice.checked
    state.damaged.push(...slice.damaged)
    onProgress(state)
    after = slice.last
  }
  return state
}

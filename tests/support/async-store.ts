import type { Store } from '../../src-main/store/store-client.ts'
import type { StoreOperations } from '../../src-main/store/store-operations.ts'

/** A store's operations as the other threads have them, without the thread. Its owner closes it. */
export function asyncStore(operations: StoreOperations): Store {
  const calls = Object.entries(operations).map(([name, run]) => [
    name,
    async (ask: unknown) => Promise.resolve((run as (ask: unknown) => unknown)(ask)),
  ])
  return { ...(Object.fromEntries(calls) as Store), close: () => Promise.resolve() }
}

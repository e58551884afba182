import type { JsonFile } from '../../src-main/accounts/json-file.ts'

/** A profile file that lives in memory. `written` is what would be on disk. */
export function memoryFile<T extends object>(defaults: T): JsonFile<T> & { written: () => string } {
  let value = structuredClone(defaults)
  return {
    read: () => structuredClone(value),
    write: (change) => {
      value = { ...value, ...structuredClone(change) }
    },
    written: () => JSON.stringify(value),
  }
}

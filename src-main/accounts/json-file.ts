import Store from 'electron-store'

/** A small JSON file of the profile, read at once and written whole. */
export interface JsonFile<T> {
  read(): T
  /** Replaces the fields given; on disk, atomically, when it returns. */
  write(change: Partial<T>): void
}

/**
 * Opens `<directory>/<name>.json`; what is missing in it has the value of `defaults`.
 *
 * @param ifBroken a file that is no JSON stays as it is, or is begun anew where nothing in it is worth a question
 * @throws SyntaxError when the file is broken and to be kept
 */
export function openJsonFile<T extends Record<string, unknown>>(
  directory: string,
  name: string,
  defaults: T,
  ifBroken: 'keep' | 'forget' = 'keep',
): JsonFile<T> {
  const store = new Store<T>({ cwd: directory, name, defaults, clearInvalidConfig: ifBroken === 'forget' })
  return {
    read: () => store.store,
    // One assignment, one write: fields that belong together are never apart on disk.
    write: (change) => {
      store.store = { ...store.store, ...change }
    },
  }
}

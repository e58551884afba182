/** What one folder may import besides itself and packages. Folders are named from the project's root. */
export interface Layer {
  readonly folder: string
  readonly mayImport: readonly string[]
  /** Only `import type` from these. */
  readonly mayImportTypesOf?: readonly string[]
  readonly mayUse?: readonly Platform[]
  readonly because: string
}

export type Platform = 'electron' | 'node'

const CONTRACT = 'src-main/contract'
const SHARED = 'src-main/shared'

/** The direction of imports. A folder that is not listed may not exist. */
export const LAYERS: readonly Layer[] = [
  {
    folder: SHARED,
    mayImport: [],
    mayUse: ['node'],
    because: 'everybody imports it, so it can know nobody',
  },
  {
    folder: CONTRACT,
    mayImport: [],
    because: 'both processes read it, so it holds nothing that only one of them has',
  },
  {
    folder: 'src-main/pop3',
    mayImport: [SHARED],
    mayUse: ['node'],
    because: 'the wire knows no account, store or window, so that it can be published by itself',
  },
  {
    folder: 'src-main/mime',
    mayImport: [SHARED],
    mayImportTypesOf: [CONTRACT],
    mayUse: ['node'],
    because: 'parsing depends on bytes alone and runs in a worker, without Electron',
  },
  {
    folder: 'src-main/store',
    mayImport: [SHARED],
    mayImportTypesOf: [CONTRACT],
    mayUse: ['node'],
    because: 'the archive must be readable without a server or a window',
  },
  {
    folder: 'src-main/sync',
    mayImport: ['src-main/pop3', 'src-main/mime', 'src-main/store', SHARED],
    mayImportTypesOf: [CONTRACT],
    mayUse: ['node'],
    because: 'it joins server and archive, and its tests run it in plain Node',
  },
  {
    folder: 'src-main/indexing',
    mayImport: ['src-main/mime', 'src-main/store', SHARED],
    mayImportTypesOf: [CONTRACT],
    mayUse: ['node'],
    because: 'it reads mail that is here, wherever it came from',
  },
  {
    folder: 'src-main/server-desk',
    // It lists, downloads and deletes by the same steps as a sync, and says what the rules will do in one.
    mayImport: ['src-main/sync', 'src-main/pop3', 'src-main/mime', 'src-main/store', SHARED],
    mayImportTypesOf: [CONTRACT],
    mayUse: ['node'],
    because: 'it is a session with a server, and its tests run it in plain Node',
  },
  {
    folder: 'src-main/transfer',
    mayImport: ['src-main/mime', 'src-main/store', SHARED],
    mayImportTypesOf: [CONTRACT],
    mayUse: ['node'],
    because: 'mail goes in and out of the archive without a server or a window',
  },
  {
    folder: 'src-main/accounts',
    mayImport: [CONTRACT, SHARED],
    mayUse: ['node', 'electron'],
    because: 'settings and secrets know nothing of what is done with them',
  },
  {
    folder: 'src-main/sample-mailbox',
    mayImport: [SHARED],
    mayUse: ['node'],
    because: 'it is a server: sharing code with the client would make it agree with our mistakes',
  },
  {
    folder: 'src-main/ipc',
    mayImport: [
      'src-main/sync',
      'src-main/server-desk',
      'src-main/store',
      'src-main/accounts',
      'src-main/transfer',
      'src-main/mime',
      // Every error becomes a failure code here, once.
      'src-main/pop3/errors.ts',
      CONTRACT,
      SHARED,
    ],
    mayUse: ['node', 'electron'],
    because: 'it answers the window; it neither talks to servers nor opens windows',
  },
  {
    folder: 'src-main/preload',
    mayImport: [CONTRACT],
    mayUse: ['electron'],
    because: 'it hands the page one bridge and nothing else',
  },
  {
    folder: 'src-main/app',
    mayImport: ['src-main'],
    mayUse: ['node', 'electron'],
    because: 'it composes everything in the main process',
  },
  {
    folder: 'src-renderer/api',
    mayImport: [],
    mayImportTypesOf: [CONTRACT],
    because: 'it is the page’s end of the bridge',
  },
  {
    folder: 'src-renderer/stores',
    mayImport: ['src-renderer/api', 'src-renderer/text'],
    mayImportTypesOf: [CONTRACT],
    because: 'a store holds what the main process said; the settings decide the language of all text',
  },
  {
    folder: 'src-renderer/features',
    mayImport: ['src-renderer/stores', 'src-renderer/components', 'src-renderer/text'],
    mayImportTypesOf: [CONTRACT],
    because: 'only stores call the main process',
  },
  {
    folder: 'src-renderer/components',
    mayImport: [],
    mayImportTypesOf: [CONTRACT],
    because: 'a component has props and events, and works in any program',
  },
  {
    folder: 'src-renderer/text',
    mayImport: [],
    mayImportTypesOf: [CONTRACT],
    because: 'words depend on what is said, not on who shows them',
  },
]

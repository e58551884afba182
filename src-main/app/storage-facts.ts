import { stat } from 'node:fs/promises'
import type { StorageFacts } from '../contract/startup.ts'

/** Where the store is, and the octets of its file and its write-ahead log. */
export async function storageFacts(databasePath: string): Promise<StorageFacts> {
  const sizes = await Promise.all([sizeOf(databasePath), sizeOf(`${databasePath}-wal`)])
  return { path: databasePath, octets: sizes[0] + sizes[1] }
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

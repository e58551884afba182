import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { damaged, readPieces, writeAt } from './backup-file.ts'

/**
 * Copies the database out of the backup at `from` into a new file, on to the disk; it is the one whose `sha256` was taken when
 * the backup was made.
 * @throws TransferError `not-read`, `backup-damaged`; the system's error; AbortError
 */
export async function copyDatabase(
  from: string,
  to: string,
  { octets, sha256 }: { octets: number; sha256: string },
  { signal, onProgress }: { signal: AbortSignal; onProgress: (done: number) => void },
): Promise<void> {
  const source = await open(from, 'r')
  try {
    const target = await open(to, 'wx')
    try {
      const hash = createHash('sha256')
      let at = 0
      for await (const piece of readPieces(source, octets, signal)) {
        hash.update(piece)
        await writeAt(target, piece, at)
        onProgress((at += piece.length))
      }
      if (hash.digest('hex') !== sha256) throw damaged('its mail is not what was backed up')
      await target.sync()
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

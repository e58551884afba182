import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync } from 'node:fs'

/**
 * Twice SQLCipher's own: half as many pages to authenticate and to write, and still little left over at the end of a
 * message.
 */
export const PAGE_BYTES = 8192
/** SQLCipher 4: what ends each page, 16 bytes of IV (authenticated too), 64 of HMAC-SHA512. */
const HMAC_BYTES = 64
const SALT_BYTES = 16

/** A write-ahead log: a header, then frames, each a header that begins with the page number, and a page. */
const WAL_HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24

/**
 * Whether `key` (32 raw bytes) opens the SQLCipher 4 database at `path`, without SQLite. SQLite itself cannot
 * be asked: after a crash it would first recover the write-ahead log, and closing would write that into the
 * file, though the key is wrong. The first page counts, in the file or in its log.
 * @throws the file system's error when the files cannot be read.
 */
export function keyFits(path: string, key: Uint8Array): boolean {
  for (const page of firstPages(path)) if (isAuthentic(page, key)) return true
  return false
}

function* firstPages(path: string): Generator<Buffer> {
  yield* readPieces(path, function* (read) {
    yield read(0, PAGE_BYTES)
  })
  const log = `${path}-wal`
  if (!existsSync(log)) return
  yield* readPieces(log, function* (read) {
    for (let at = WAL_HEADER_BYTES; ; at += FRAME_HEADER_BYTES + PAGE_BYTES) {
      const header = read(at, FRAME_HEADER_BYTES)
      if (header.length < FRAME_HEADER_BYTES) return
      if (header.readUInt32BE(0) === 1) yield read(at + FRAME_HEADER_BYTES, PAGE_BYTES)
    }
  })
}

function* readPieces(
  path: string,
  pieces: (read: (position: number, length: number) => Buffer) => Generator<Buffer>,
): Generator<Buffer> {
  const file = openSync(path, 'r')
  try {
    yield* pieces((position, length) => {
      const piece = Buffer.alloc(length)
      return piece.subarray(0, readSync(file, piece, 0, length, position))
    })
  } finally {
    closeSync(file)
  }
}

/** https://www.zetetic.net/sqlcipher/design: the HMAC's key comes from the raw key and the salt, masked with 0x3a. */
function isAuthentic(page: Buffer, key: Uint8Array): boolean {
  if (page.length < PAGE_BYTES) return false
  const salt = page.subarray(0, SALT_BYTES).map((byte) => byte ^ 0x3a)
  const hmacKey = pbkdf2Sync(key, salt, 2, 32, 'sha512')
  const pageNumber = Buffer.from([1, 0, 0, 0])
  const content = page.subarray(SALT_BYTES, PAGE_BYTES - HMAC_BYTES)
  const expected = createHmac('sha512', hmacKey).update(content).update(pageNumber).digest()
  return timingSafeEqual(expected, page.subarray(PAGE_BYTES - HMAC_BYTES))
}

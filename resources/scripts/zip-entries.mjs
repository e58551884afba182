import { inflateRawSync } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const END_LENGTH = 22
const STORED = 0
const DEFLATED = 8

/**
 * The files of a zip archive held in memory, each with its name, its Unix mode and a function that unpacks it.
 * Reads what the one archive we need uses: no encryption, no zip64.
 * (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT sections 4.3.12 and 4.3.16)
 * @throws {Error} when the bytes are not such an archive
 */
export function* zipEntries(zip) {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + END_LENGTH > zip.length || zip.readUInt32LE(end) !== END_OF_DIRECTORY) {
    throw new Error('not a zip archive')
  }
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('the zip archive is damaged')
    const method = zip.readUInt16LE(at + 10)
    const packedSize = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    const restLength = zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    const header = zip.readUInt32LE(at + 42)
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      mode: zip.readUInt32LE(at + 38) >>> 16,
      unpack: () => unpack(zip, header, method, packedSize),
    }
    at += 46 + nameLength + restLength
  }
}

function unpack(zip, header, method, packedSize) {
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
  const packed = zip.subarray(start, start + packedSize)
  if (method === STORED) return packed
  if (method === DEFLATED) return inflateRawSync(packed)
  throw new Error(`the zip archive uses compression method ${method}`)
}

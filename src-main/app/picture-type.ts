const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')

/**
 * The MIME type of a picture by its first octets; null when it is none that may be shown. What a server calls it does
 * not count: it may call a document a picture. SVG is a document, too.
 */
export function pictureType(bytes: Uint8Array): string | null {
  const head = latin1(bytes, 0, 12)
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (/^GIF8[79]a/.test(head)) return 'image/gif'
  if (/^RIFF.{4}WEBP/s.test(head)) return 'image/webp'
  if (head.startsWith('BM')) return 'image/bmp'
  return /^.{4}ftypavi[fs]/s.test(head) ? 'image/avif' : null
}

import { cleanLine } from './clean-line.ts'
import { MAX_FILE_NAME_OCTETS } from './limits.ts'
import { readHeader } from './summarise-header.ts'

/** What a name is made from: a part of a message (split-message.ts). */
interface NamedPart {
  fileName: string
  mimeType: string
  bytes: Uint8Array | null
}

/** Devices that Windows still finds under these names, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i

/** Extensions for parts that have no name, by type; others take what follows the slash. */
const EXTENSIONS: Record<string, string> = {
  'text/plain': 'txt',
  'text/calendar': 'ics',
  'text/rfc822-headers': 'txt',
  'text/x-vcard': 'vcf',
  'text/vcard': 'vcf',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'image/x-icon': 'ico',
  'audio/mpeg': 'mp3',
  'application/octet-stream': 'bin',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/pgp-signature': 'asc',
  'application/pgp-encrypted': 'asc',
  'application/pgp-keys': 'asc',
  'application/pkcs7-signature': 'p7s',
  'application/x-pkcs7-signature': 'p7s',
  'application/pkcs7-mime': 'p7m',
  'application/x-pkcs7-mime': 'p7m',
  'application/x-gzip': 'gz',
  'message/rfc822': 'eml',
  'message/global': 'eml',
  'message/delivery-status': 'txt',
  'message/disposition-notification': 'txt',
  'message/feedback-report': 'txt',
}

/**
 * The name to show and save a part under. Whatever the sender wrote, it is one plain file name on all systems: no
 * path, no device, no hidden file, nothing that disguises how it ends, at most 255 octets. Not unique: two parts
 * of a message may have the same.
 */
export function attachmentName(part: NamedPart): string {
  const name = cleanFileName(part.fileName)
  if (name !== '') return name
  const extension = extensionFor(part.mimeType)
  if (extension !== 'eml' || !part.bytes) return `attachment.${extension}`
  const subject = cleanFileName(readHeader(part.bytes).subject.replaceAll(/[/\\]/g, '-'))
  return subject === '' ? 'message.eml' : capName(`${subject}.eml`)
}

/** Makes one plain file name of what a sender called a part; empty when nothing is left. */
export function cleanFileName(raw: string): string {
  const last =
    cleanLine(raw)
      .replace(/[\u200c-\u200f]/g, '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  const plain = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]{1,2000}$/, '')
  return capName(RESERVED.test(plain) ? `_${plain}` : plain)
}

function extensionFor(mimeType: string): string {
  const known = EXTENSIONS[mimeType]
  if (known) return known
  const subtype = /^[a-z]+\/(?:x-)?([a-z0-9]{1,8})$/.exec(mimeType)?.[1]
  return subtype ?? 'bin'
}

/** Shortens the name, never its extension, and never within a character. */
function capName(name: string): string {
  if (Buffer.byteLength(name) <= MAX_FILE_NAME_OCTETS) return name
  const dot = name.lastIndexOf('.')
  const hasExtension = dot > 0 && Buffer.byteLength(name.slice(dot)) <= 40
  const extension = hasExtension ? name.slice(dot) : ''
  let stem = ''
  let octets = Buffer.byteLength(extension)
  for (const char of hasExtension ? name.slice(0, dot) : name) {
    octets += Buffer.byteLength(char)
    if (octets > MAX_FILE_NAME_OCTETS) break
    stem += char
  }
  return stem.trimEnd() + extension
}

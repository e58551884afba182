import { decodeText } from './charset.ts'
import { MAX_PARTS } from './limits.ts'
import { readMapiProperties } from './mapi-properties.ts'
import type { MapiProperties } from './mapi-properties.ts'
import { octetCursor } from './octet-cursor.ts'
import { readRtf } from './rtf/read-rtf.ts'

/** A file out of a TNEF stream. Its name is the sender's: not safe as a file name. */
export interface TnefFile {
  name: string
  /** Empty when the stream names none. */
  mimeType: string
  /** Content-ID without angle brackets, or empty. */
  contentId: string
  bytes: Uint8Array<ArrayBuffer>
}

/** What a TNEF stream (`winmail.dat`) holds. */
export interface Tnef {
  files: TnefFile[]
  /** The message text, in `charset`; null when it has none. */
  body: { mimeType: 'text/html' | 'text/plain'; bytes: Uint8Array<ArrayBuffer>; charset: string } | null
}

const SIGNATURE = 0x223e9f78
const ATTACHMENT_LEVEL = 2

/** Attributes, [MS-OXTNEF] section 2.1.3: those of the message, and those of the attachment last begun. */
const ATTRIBUTE = {
  renderData: 0x9002,
  title: 0x8010,
  data: 0x800f,
  attachmentProperties: 0x9005,
  messageProperties: 0x9003,
  codePage: 0x9007,
} as const

/** Properties, [MS-OXPROPS]. */
const PROPERTY = {
  html: 0x1013,
  text: 0x1000,
  compressedRtf: 0x1009,
  longFileName: 0x3707,
  mimeTag: 0x370e,
  dataObject: 0x3701,
  contentId: 0x3712,
  internetCodePage: 0x3fde,
} as const

const UNICODE = 0x1f
const OBJECT = 0x0d
/** An object's value begins with the id of its interface. */
const INTERFACE_ID_OCTETS = 16

/** Whether a part is a TNEF stream, by what it says and how it begins. */
export const isTnef = (bytes: Uint8Array): boolean =>
  bytes.length >= 6 && octetCursor(bytes).u32() === SIGNATURE

/** Takes a TNEF stream apart, as far as it is whole. Never throws for what it contains. */
export function readTnef(stream: Uint8Array): Tnef {
  const files: { title: string; data: Buffer | undefined; properties: MapiProperties }[] = []
  let message: MapiProperties = new Map()
  let codePage = ''
  for (const { level, id, data } of attributes(stream)) {
    const file = files.at(-1)
    if (id === ATTRIBUTE.codePage && data.length >= 4) codePage = `windows-${data.readUInt32LE()}`
    else if (id === ATTRIBUTE.messageProperties) message = readMapiProperties(data)
    else if (level !== ATTACHMENT_LEVEL) continue
    else if (id === ATTRIBUTE.renderData) {
      if (files.length === MAX_PARTS) break
      files.push({ title: '', data: undefined, properties: new Map() })
    } else if (!file) continue
    else if (id === ATTRIBUTE.title) file.title = decodeText(data, codePage, false)
    else if (id === ATTRIBUTE.data) file.data = data
    else if (id === ATTRIBUTE.attachmentProperties) file.properties = readMapiProperties(data)
  }

  const text = (properties: MapiProperties, id: number): string => {
    const property = properties.get(id)
    if (!property) return ''
    return decodeText(property.value, property.type === UNICODE ? 'utf-16le' : codePage, false).replace(
      /\0.*$/s,
      '',
    )
  }
  return {
    files: files.map(({ title, data, properties }) => ({
      name: text(properties, PROPERTY.longFileName) || title.replace(/\0.*$/s, ''),
      mimeType: text(properties, PROPERTY.mimeTag).toLowerCase(),
      contentId: text(properties, PROPERTY.contentId).replace(/^<|>$/g, ''),
      bytes: new Uint8Array(data ?? dataObject(properties)),
    })),
    body: bodyOf(message, text(message, PROPERTY.text)),
  }
}

/** HTML where the stream has it, else what is in the RTF that Outlook always writes, else plain text. */
function bodyOf(message: MapiProperties, text: string): Tnef['body'] {
  const html = message.get(PROPERTY.html)?.value
  if (html && html.length > 0) {
    const page = message.get(PROPERTY.internetCodePage)?.value
    const charset = charsetOf(page && page.length >= 4 ? page.readUInt32LE() : undefined)
    return { mimeType: 'text/html', bytes: new Uint8Array(html), charset }
  }
  const compressed = message.get(PROPERTY.compressedRtf)?.value
  const rtf = compressed ? readRtf(compressed) : null
  const body = rtf ?? (text.trim() === '' ? null : { kind: 'text', text })
  if (!body) return null
  const mimeType = body.kind === 'html' ? 'text/html' : 'text/plain'
  return { mimeType, bytes: new Uint8Array(Buffer.from(body.text)), charset: 'utf-8' }
}

function dataObject(properties: MapiProperties): Buffer {
  const property = properties.get(PROPERTY.dataObject)
  if (!property) return Buffer.alloc(0)
  return property.type === OBJECT ? property.value.subarray(INTERFACE_ID_OCTETS) : property.value
}

/** The attributes in order, up to the first that is cut off. Checksums are not checked: half a file is worth having. */
function* attributes(stream: Uint8Array): Generator<{ level: number; id: number; data: Buffer }> {
  if (!isTnef(stream)) return
  const cursor = octetCursor(stream)
  cursor.take(6)
  while (cursor.left >= 9) {
    const [level, id] = [cursor.u8(), cursor.u32() & 0xffff]
    const octets = cursor.u32()
    if (octets > cursor.left) return
    yield { level, id, data: cursor.take(octets) }
    cursor.take(Math.min(2, cursor.left))
  }
}

/** A Windows code page as a charset; the two that are no `windows-…` by name are UTF-8 and US-ASCII. */
function charsetOf(page: number | undefined): string {
  if (page === undefined || page === 65001) return 'utf-8'
  return page === 20127 ? 'us-ascii' : `windows-${page}`
}

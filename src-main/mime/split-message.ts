import type { Readable } from 'node:stream'
import { MailParser } from 'mailparser'
import { MAX_DEPTH, MAX_HEADER_OCTETS, MAX_PARTS } from './limits.ts'
import { joined, withBytes } from './leaf.ts'
import type { Leaf, LeafHead } from './leaf.ts'
import { mendBoundaries } from './mend-boundaries.ts'
import type { BoundarySplitter } from './mend-boundaries.ts'
import { MimeError } from './mime-error.ts'
import { readParameter } from './parameters.ts'
import { setAside } from './set-aside.ts'
import { ownEncoding } from './transfer-encoding.ts'
import type { OwnEncoding } from './transfer-encoding.ts'

/** A node of the MIME tree as mailparser's splitter describes it; names and types are not checked by anybody. */
interface MimeNode {
  parentNode: MimeNode | false
  multipart: string | false
  contentType: string | false
  charset: string | false
  disposition: string | false
  encoding: string | false
  flowed: boolean
  delSp: boolean
  headers: { getFirst(name: string): string; getList(): { key: string; line: string }[] } | false
}

/** What mailparser has, but does not declare. */
interface MadeNode {
  headers: object
  contentType: string | false
  decoder?: unknown
  isAttachment?: boolean
  disposition?: string | false
}
interface Internals {
  splitter: BoundarySplitter
  createNode(node: MimeNode): MadeNode
}
const Base = MailParser as unknown as new (options: object) => MailParser & Internals

/**
 * mailparser, bent in four places: every leaf comes out as an attachment, body texts too, so that their octets
 * (and the choice of their charset) are ours and no two bodies are glued together; the decoding of header fields,
 * most of its time, is left out; unwanted leaves are not decoded; base64 and uuencode are undone by us.
 */
class LeafParser extends Base {
  readonly leaves = new Map<object, LeafHead & { encoding: OwnEncoding | null }>()
  protected readonly textTypes: string[] = []

  constructor(private readonly wanted: (leaf: LeafHead) => boolean) {
    super({
      // A message within the message is a leaf: its bodies are not this message's.
      ignoreEmbedded: true,
      maxHeadSize: MAX_HEADER_OCTETS,
      maxChildNodes: MAX_PARTS,
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
      skipTextLinks: true,
    })
    mendBoundaries(this.splitter)
  }

  protected processHeaders(): Map<string, unknown> {
    return new Map()
  }

  override createNode(node: MimeNode): MadeNode {
    // Nobody would catch what is thrown here: mailparser calls this from a timer.
    if (depth(node) > MAX_DEPTH) this.destroy(new MimeError('too-complex', `parts over ${MAX_DEPTH} deep`))
    const encoding = node.multipart ? null : ownEncoding(node.encoding || '')
    if (encoding) node.encoding = false
    const made = super.createNode(node)
    if (node.multipart) return made
    const leaf = { ...describe(node), encoding }
    if (this.wanted(leaf)) this.leaves.set(made.headers, leaf)
    else {
      this.leaves.set(made, leaf)
      delete made.decoder
      made.isAttachment = false
      made.disposition = 'unwanted'
    }
    return made
  }
}

/**
 * Takes a message apart into its leaves, in order. Only those that `wanted` names have their bytes.
 * @throws MimeError too-complex (limits.ts), unreadable
 */
export function splitMessage(message: Uint8Array, wanted: (leaf: LeafHead) => boolean): Promise<Leaf[]> {
  return new Promise((resolve, reject) => {
    const { rest, pieces } = setAside(message)
    const parser = new LeafParser(wanted)
    const bytes = new Map<object, Uint8Array<ArrayBuffer>>()
    const fail = (error: unknown): void => {
      parser.destroy()
      reject(toMimeError(error))
    }
    parser.on('data', (data: { type: string; headers: object; content: Readable; release: () => void }) => {
      if (data.type !== 'attachment') return
      const chunks: Uint8Array[] = []
      data.content.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      data.content.on('error', fail)
      data.content.on('end', () => {
        bytes.set(data.headers, joined(chunks))
        data.release()
      })
    })
    parser.on('error', fail)
    parser.on('end', () => {
      resolve(
        [...parser.leaves].map(([key, { encoding, ...leaf }]) => {
          const raw = bytes.get(key)
          return raw ? withBytes(leaf, encoding, pieces(raw)) : { ...leaf, bytes: null }
        }),
      )
    })
    parser.end(rest)
  })
}

function describe(node: MimeNode): LeafHead {
  const field = (name: string): string => (node.headers ? node.headers.getFirst(name) : '')
  // RFC 2046 section 5.1.5: what a digest holds without a type are messages.
  const isDigested = node.parentNode && node.parentNode.multipart === 'digest' && !field('content-type')
  return {
    mimeType: isDigested ? 'message/rfc822' : node.contentType || 'text/plain',
    charset: node.charset || '',
    fileName: fileName(node),
    disposition: node.disposition || '',
    contentId: field('content-id')
      .slice(0, 1000)
      .replace(/^[\s<]+|[\s>]+$/g, ''),
    isFlowed: node.flowed,
    deletesSpaces: node.delSp,
    alternative: ancestors(node).find(({ multipart }) => multipart === 'alternative') ?? null,
  }
}

/** By our own reading: mailparser knows fewer charsets, and decodes pieces that are not encoded. */
function fileName({ headers }: MimeNode): string {
  if (!headers) return ''
  const lines = headers.getList()
  const field = (name: string): string =>
    lines.find(({ key }) => key === name)?.line.replace(/\r?\n/g, '') ?? ''
  return (
    readParameter(field('content-disposition'), 'filename') || readParameter(field('content-type'), 'name')
  )
}

function ancestors(node: MimeNode): MimeNode[] {
  const found: MimeNode[] = []
  for (let parent = node.parentNode; parent; parent = parent.parentNode) found.push(parent)
  return found
}

const depth = (node: MimeNode): number => ancestors(node).length

function toMimeError(error: unknown): MimeError {
  if (error instanceof MimeError) return error
  const message = error instanceof Error ? error.message : String(error)
  const isLimit = error instanceof Error && 'code' in error && error.code === 'EMAXLEN'
  return new MimeError(isLimit ? 'too-complex' : 'unreadable', message, { cause: error })
}

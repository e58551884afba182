import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'

/** A name server on this machine that knows a few TXT records. */
export interface NameServer {
  /** As a resolver takes it. */
  address: string
  /** The names that were asked for. */
  asked: string[]
  close: () => Promise<void>
}

const TXT = 16
/** Flags of an answer (RFC 1035 section 4.1.1); the last one says that the name does not exist. */
const ANSWER = 0x8180
const NO_SUCH_NAME = 0x8183
/** A string of a record holds so many octets. */
const STRING_OCTETS = 255

/** Starts one. `records` is by name; null: never answers. */
export async function startNameServer(records: Record<string, string | null>): Promise<NameServer> {
  const socket = createSocket('udp4')
  const asked: string[] = []
  socket.on('message', (query, { port, address }) => {
    const { name, end } = readName(query)
    asked.push(name)
    const record = records[name]
    if (record === null) return
    const head = Buffer.alloc(12)
    head.writeUInt16BE(query.readUInt16BE(0), 0)
    head.writeUInt16BE(record === undefined ? NO_SUCH_NAME : ANSWER, 2)
    head.writeUInt16BE(1, 4)
    head.writeUInt16BE(record === undefined ? 0 : 1, 6)
    const question = query.subarray(12, end + 4)
    const answer = record === undefined ? Buffer.alloc(0) : txtRecord(record)
    socket.send(Buffer.concat([head, question, answer]), port, address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const { port }: AddressInfo = socket.address()
  return {
    address: `127.0.0.1:${port}`,
    asked,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

function readName(query: Buffer): { name: string; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 }
}

function txtRecord(text: string): Buffer {
  const strings = (text.match(new RegExp(`.{1,${STRING_OCTETS}}`, 'gs')) ?? []).map((piece) =>
    Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece, 'latin1')]),
  )
  const data = Buffer.concat(strings)
  const head = Buffer.from([0xc0, 12, 0, TXT, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 0xff])
  return Buffer.concat([head, data])
}

import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'

/** A name server on this machine that knows a few records. */
export interface NameServer {
  /** As a resolver takes it. */
  address: string
  /** The names that were asked for. */
  asked: string[]
  close: () => Promise<void>
}

/** What it says to a question: a text (TXT), the hosts of a service (SRV), or those that take in mail (MX). */
export type NameRecord = string | { srv: string[] } | { mx: string[] }

const TYPES = { txt: 16, srv: 33, mx: 15 }
/** Flags of an answer (RFC 1035 section 4.1.1); the last one says that the name does not exist. */
const ANSWER = 0x8180
const NO_SUCH_NAME = 0x8183
/** A string of a record holds so many octets. */
const STRING_OCTETS = 255

/** Starts one. `records` is by name, each host as a zone file has it ("10 0 995 pop.example.org"); null: never answers. */
export async function startNameServer(records: Record<string, NameRecord | null>): Promise<NameServer> {
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
    const answers = record === undefined ? [] : recordsOf(record)
    head.writeUInt16BE(1, 4)
    head.writeUInt16BE(answers.length, 6)
    const question = query.subarray(12, end + 4)
    socket.send(Buffer.concat([head, question, ...answers]), port, address)
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

function recordsOf(record: NameRecord): Buffer[] {
  if (typeof record === 'string') return [resourceRecord(TYPES.txt, textData(record))]
  if ('srv' in record) return record.srv.map((line) => resourceRecord(TYPES.srv, hostData(line)))
  return record.mx.map((line) => resourceRecord(TYPES.mx, hostData(line)))
}

function resourceRecord(type: number, data: Buffer): Buffer {
  const head = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 0xff])
  return Buffer.concat([head, data])
}

const textData = (text: string): Buffer =>
  Buffer.concat(
    (text.match(new RegExp(`.{1,${STRING_OCTETS}}`, 'gs')) ?? []).map((piece) =>
      Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece, 'latin1')]),
    ),
  )

/** Numbers of 16 bits, then a name. */
function hostData(line: string): Buffer {
  const parts = line.split(' ')
  const name = parts.pop() ?? ''
  const labels = name.split('.').filter(Boolean)
  return Buffer.concat([
    ...parts.map((number) => Buffer.from([Number(number) >> 8, Number(number) & 0xff])),
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')])),
    Buffer.from([0]),
  ])
}

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTnef, readTnef } from '../../../../src-main/mime/tnef.ts'

const corpus = fileURLToPath(new URL('../../../../../shared/mail-corpus/', import.meta.url))

const u16 = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8])
const u32 = (value: number): Buffer => Buffer.concat([u16(value & 0xffff), u16(value >>> 16)])
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
const attribute = (level: number, id: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([level]), u32(id), u32(data.length), data, u16(0)])
const property = (type: number, id: number, value: Buffer): Buffer =>
  Buffer.concat([u16(type), u16(id), u32(1), u32(value.length), padded(value)])
const properties = (...all: Buffer[]): Buffer => Buffer.concat([u32(all.length), ...all])
const unicode = (text: string): Buffer => Buffer.from(`${text}\0`, 'utf16le')

const STREAM = Buffer.concat([
  u32(0x223e9f78),
  u16(1),
  attribute(1, 0x69003, properties(property(0x102, 0x1013, Buffer.from('<p>Schöne Grüße</p>')))),
  attribute(2, 0x69002, Buffer.alloc(14)),
  attribute(2, 0x18010, Buffer.from('LONGNA~1.TXT\0')),
  attribute(2, 0x6800f, Buffer.from('the file')),
  attribute(
    2,
    0x69005,
    properties(
      property(0x1f, 0x3707, unicode('ein langer Name – ё.txt')),
      property(0x1e, 0x370e, Buffer.from('Text/Plain\0')),
      property(0x1f, 0x3712, unicode('id@x')),
    ),
  ),
  attribute(2, 0x69002, Buffer.alloc(14)),
  attribute(2, 0x18010, Buffer.from('second.bin\0')),
  attribute(2, 0x6800f, Buffer.from([1, 2, 3])),
])

describe('readTnef', () => {
  it('gives the files with their long names and types, and the text', () => {
    expect(readTnef(STREAM)).toEqual({
      files: [
        {
          name: 'ein langer Name – ё.txt',
          mimeType: 'text/plain',
          contentId: 'id@x',
          bytes: new Uint8Array(Buffer.from('the file')),
        },
        { name: 'second.bin', mimeType: '', contentId: '', bytes: new Uint8Array([1, 2, 3]) },
      ],
      body: {
        mimeType: 'text/html',
        bytes: new Uint8Array(Buffer.from('<p>Schöne Grüße</p>')),
        charset: 'utf-8',
      },
    })
  })

  it('keeps what came before the stream was cut', () => {
    expect(readTnef(STREAM.subarray(0, -8)).files[0]?.bytes).toEqual(new Uint8Array(Buffer.from('the file')))
  })

  it('never throws, whatever bytes it is given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(STREAM.length - 1), value: fc.nat(255) }), { maxLength: 20 }),
        (changes) => {
          const stream = Buffer.from(STREAM)
          for (const { at, value } of changes) stream[at] = value
          readTnef(stream)
        },
      ),
    )
  })

  it('knows a stream by how it begins', () => {
    expect(isTnef(STREAM)).toBe(true)
    expect(isTnef(Buffer.from('PK\u0003\u0004....'))).toBe(false)
    expect(isTnef(new Uint8Array())).toBe(false)
  })

  it.skipIf(!existsSync(corpus))('agrees with other programs on the streams of the corpus', () => {
    const records = JSON.parse(readFileSync(`${corpus}expected/tnef-raw.json`, 'utf8')) as Record<
      string,
      { attachments: { filename: string; size: number; sha256: string }[] }
    >
    for (const [file, { attachments }] of Object.entries(records)) {
      const found = readTnef(readFileSync(corpus + file)).files.map(({ name, bytes }) => ({
        filename: name,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      }))
      const expected = attachments.map(({ filename, size, sha256 }) => ({ filename, size, sha256 }))
      expect(found, file).toEqual(expect.arrayContaining(expected))
    }
  })
})

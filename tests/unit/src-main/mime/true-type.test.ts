import { describe, expect, it } from 'vitest'
import { mediaType, trueType } from '../../../../src-main/mime/true-type.ts'

const file = (start: string | number[]): Uint8Array =>
  Buffer.concat([Buffer.from(start as string), Buffer.alloc(600)])
const PDF = file('%PDF-1.7\n')
const PROGRAM = file([0x4d, 0x5a, 0x90, 0])
const PNG = Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001080600000000', 'hex')

describe('the media type of a file', () => {
  it.each([
    ['a picture that was sent as any file', 'application/octet-stream', PNG, 'image/png'],
    ['a PDF, too', 'application/octet-stream', PDF, 'application/pdf'],
    ['a program stays any file', 'application/octet-stream', PROGRAM, 'application/octet-stream'],
    ['nothing', 'application/octet-stream', new Uint8Array(), 'application/octet-stream'],
    ['what is said is believed', 'text/plain', PNG, 'text/plain'],
  ])('%s', async (_, declared, bytes, type) => {
    expect(await mediaType(declared, bytes)).toBe(type)
  })
})

describe('trueType', () => {
  it.each([
    ['A2: a program that calls itself a document', 'invoice.pdf', PROGRAM, 'exe'],
    ['A2: a program whose ending is turned round', 'annfdp.exe', PROGRAM, undefined],
    ['a document', 'invoice.pdf', PDF, undefined],
    ['a document that calls itself a picture', 'photo.jpg', PDF, 'pdf'],
    ['a document without an ending', 'invoice', PDF, 'pdf'],
    ['a library', 'a.DLL', PROGRAM, undefined],
    ['a picture', 'a.png', PNG, undefined],
    ['a picture under the name of another kind of picture', 'a.gif', PNG, 'png'],
    ['a text', 'a.pdf', Buffer.from('just words'), undefined],
    ['nothing', 'a.pdf', new Uint8Array(), undefined],
  ])('%s', async (_, name, bytes, kind) => {
    expect(await trueType(name, bytes)).toBe(kind)
  })

  it('A7: unpacks no archive to know what is in it', async () => {
    const bomb = Buffer.concat([
      Buffer.from('504b030414000000080000000000', 'hex'),
      Buffer.alloc(100_000, 0xff),
    ])

    expect(await trueType('a.docx', bomb)).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { splitMessage } from '../../../../src-main/mime/split-message.ts'
import { summariseBody } from '../../../../src-main/mime/summarise-message.ts'
import { unpackLeaves } from '../../../../src-main/mime/unpack-leaves.ts'

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const attribute = (level: number, id: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([level]), u32(id), u32(data.length), data, Buffer.alloc(2)])
const html = Buffer.from('<p>From Outlook</p>')
const TEXT = attribute(1, 0x69003, Buffer.concat([u32(1), u32(0x10130102), u32(1), u32(html.length), html]))
const FILE = Buffer.concat([
  attribute(2, 0x69002, Buffer.alloc(14)),
  attribute(2, 0x18010, Buffer.from('report.doc\0')),
  attribute(2, 0x6800f, Buffer.from('words')),
])
const START = Buffer.concat([u32(0x223e9f78), Buffer.from([1, 0])])

const winmail = (...attributes: Buffer[]): string[] => [
  'Content-Type: application/ms-tnef; name=winmail.dat',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.concat([START, ...attributes]).toString('base64'),
]
const mixed = (...parts: string[][]): Buffer =>
  Buffer.from(
    [
      'Content-Type: multipart/mixed; boundary=m',
      '',
      ...parts.flatMap((part) => ['--m', ...part]),
      '--m--',
    ].join('\r\n'),
  )
const namesIn = async (message: Buffer) =>
  unpackLeaves(await splitMessage(message, () => true)).map(({ mimeType, fileName }) => fileName || mimeType)

const NOTE = ['Content-Type: text/plain', '', 'Words beside it']

describe('unpackLeaves', () => {
  it('puts the files of winmail.dat in its place', async () => {
    expect(await namesIn(mixed(NOTE, winmail(TEXT, FILE)))).toEqual(['text/plain', 'report.doc'])
  })

  it('shows the text of winmail.dat when there is no other', async () => {
    expect(await namesIn(mixed(winmail(TEXT, FILE)))).toEqual(['text/html', 'report.doc'])
  })

  it('leaves a stream of which nothing can be shown the file it is', async () => {
    expect(await namesIn(mixed(NOTE, winmail()))).toEqual(['text/plain', 'winmail.dat'])
  })

  it('lets what was unpacked be searched for, and counted as attachments', async () => {
    const summary = await summariseBody(mixed(NOTE, winmail(FILE)))

    expect(summary).toMatchObject({ preview: 'Words beside it', hasAttachments: true })
    expect(summary.attachmentText).toContain('report.doc')
  })

  it('keeps uuencoded files out of the text that is read and searched', async () => {
    const message = Buffer.from('Subject: x\r\n\r\nHello\r\nbegin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n')
    const summary = await summariseBody(message)

    expect(await namesIn(message)).toEqual(['text/plain', 'a.txt'])
    expect(summary).toMatchObject({ preview: 'Hello', hasAttachments: true })
    expect(summary.searchText).not.toContain('#86')
  })
})

import { describe, expect, it } from 'vitest'
import { bodiesFor } from '../../../../src-main/mime/message-bodies.ts'
import { splitMessage } from '../../../../src-main/mime/split-message.ts'

const part = (type: string, text: string, more = ''): string => `Content-Type: ${type}\r\n${more}\r\n${text}`
const multi = (type: string, boundary: string, parts: string[]): string =>
  part(
    `multipart/${type}; boundary=${boundary}`,
    `${parts.map((one) => `--${boundary}\r\n${one}`).join('\r\n')}\r\n--${boundary}--`,
  )

async function shown(message: string, kind: 'html' | 'text'): Promise<string[]> {
  const leaves = await splitMessage(Buffer.from(message), () => true)
  return bodiesFor(leaves, kind).map((body) => `${body.kind}:${body.text}`)
}

const BOTH = multi('alternative', 'a', [part('text/plain', 'words'), part('text/html', '<b>words</b>')])

describe('bodiesFor', () => {
  it('takes the alternative asked for', async () => {
    expect(await shown(BOTH, 'html')).toEqual(['html:<b>words</b>'])
    expect(await shown(BOTH, 'text')).toEqual(['text:words'])
  })

  it('shows the one there is', async () => {
    expect(await shown(part('text/plain', 'x'), 'html')).toEqual(['text:x'])
    expect(await shown(part('text/html', '<i>x</i>'), 'text')).toEqual(['html:<i>x</i>'])
  })

  it('C8: shows what a mailing list adds below, as a body of its own', async () => {
    const message = multi('mixed', 'm', [BOTH, part('text/plain', 'footer')])

    expect(await shown(message, 'html')).toEqual(['html:<b>words</b>', 'text:footer'])
  })

  it('finds HTML with its pictures among the alternatives', async () => {
    const related = multi('related', 'r', [part('text/html', '<img>'), part('image/png', 'x')])
    const message = multi('alternative', 'a', [part('text/plain', 'words'), related])

    expect(await shown(message, 'html')).toEqual(['html:<img>'])
  })

  it('shows enriched text as HTML, where there is nothing that the reader would rather see', async () => {
    const enriched = part('text/enriched', '<bold>words</bold>')
    const beside = (...others: string[]): string => multi('alternative', 'a', [...others, enriched])
    const html = part('text/html', '<b>words</b>')

    expect(await shown(enriched, 'text')).toEqual(['html:<b>words</b>'])
    expect(await shown(beside(part('text/plain', 'words')), 'text')).toEqual(['text:words'])
    expect(await shown(beside(part('text/plain', 'words')), 'html')).toEqual(['html:<b>words</b>'])
    expect(await shown(beside(html), 'html')).toEqual(['html:<b>words</b>'])
    expect(await shown(beside(html), 'text')).toEqual(['html:<b>words</b>'])
  })

  it('takes no attached text for a body', async () => {
    const message = multi('mixed', 'm', [
      part('text/plain', 'body'),
      part('text/plain', 'notes', 'Content-Disposition: attachment\r\n'),
      part('text/plain; name=log.txt', 'log'),
    ])

    expect(await shown(message, 'text')).toEqual(['text:body'])
  })

  it('believes HTML about its charset where nothing else names one', async () => {
    const message = Buffer.concat([
      Buffer.from('Content-Type: text/html\n\n<meta charset="windows-1253">'),
      Buffer.from([0xe1, 0xe2]),
    ])
    const leaves = await splitMessage(message, () => true)

    expect(bodiesFor(leaves, 'html')[0]?.text).toContain('αβ')
  })

  it('joins flowed lines', async () => {
    expect(await shown(part('text/plain; format=flowed', 'a \r\nb'), 'text')).toEqual(['text:a b'])
  })

  it('cuts a text that is too long to show, and says so', async () => {
    const [body] = await shown(part('text/plain', 'x'.repeat(3_000_000)), 'text')

    expect(body?.length).toBeLessThan(1_100_000)
    expect(body).toMatch(/\[…\]$/)
  })
})

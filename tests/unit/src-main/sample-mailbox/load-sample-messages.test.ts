import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { simpleParser } from 'mailparser'
import type { ParsedMail } from 'mailparser'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadSampleMessages } from '../../../../src-main/sample-mailbox/load-sample-messages.ts'

const directory = fileURLToPath(new URL('../../../../resources/sample-mailbox', import.meta.url))
const NOW = Date.UTC(2031, 1, 3, 4, 5, 6)
const DAY = 86_400_000

interface Loaded {
  uid: string
  source: string
  mail: ParsedMail
}
let loaded: Loaded[]
const byUid = (uid: string): Loaded => loaded.find((message) => message.uid === uid)!
const namesOf = ({ mail }: Loaded): (string | undefined)[] => mail.attachments.map(({ filename }) => filename)
const charsetsOf = ({ source }: Loaded): string[] =>
  [...source.matchAll(/^Content-Type: text\/\w+; charset=([\w-]+)/gm)].map(([, charset]) => charset!)

beforeAll(async () => {
  const messages = await loadSampleMessages(directory, NOW)
  loaded = await Promise.all(
    messages.map(async ({ uid, bytes }) => ({
      uid,
      source: Buffer.from(bytes).toString('latin1'),
      mail: await simpleParser(Buffer.from(bytes)),
    })),
  )
})

describe('loading', () => {
  it('takes the .eml files only, named by uid, with CRLF line ends and no other change', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sample-'))
    const date = 'Fri, 20 Nov 2026 18:40:00 +0000'
    await writeFile(join(folder, 'lf.eml'), Buffer.from(`Date: ${date}\nX: \xe9\n\nbody\n.\n`, 'latin1'))
    await writeFile(join(folder, 'crlf.eml'), 'Subject: undated\r\n\r\nbody\r\n')
    await writeFile(join(folder, 'notes.txt'), 'not a message')

    const messages = await loadSampleMessages(folder, Date.parse(date) + 4 * 60_000)

    expect(messages.map(({ uid, bytes }) => [uid, Buffer.from(bytes).toString('latin1')])).toEqual([
      ['crlf', 'Subject: undated\r\n\r\nbody\r\n'],
      ['lf', `Date: ${date}\r\nX: \xe9\r\n\r\nbody\r\n.\r\n`],
    ])
    await rm(folder, { recursive: true })
  })

  it('rejects when the directory is missing', async () => {
    await expect(loadSampleMessages(join(directory, 'missing'), NOW)).rejects.toThrow('ENOENT')
  })

  it('dates the newest message a few minutes ago and the others within the last month, oldest first', () => {
    const ages = loaded.map(({ mail }) => NOW - mail.date!.getTime())

    expect(ages).toEqual([...ages].sort((a, b) => b - a))
    expect(ages.at(-1)).toBe(4 * 60_000)
    expect(ages[0]).toBeLessThan(31 * DAY)
  })

  it('has each message received within a minute of its date', () => {
    for (const { uid, source, mail } of loaded) {
      const [, received = ''] = /^Received: [^;]*; (.*)\r$/m.exec(source) ?? []
      const seconds = (Date.parse(received) - mail.date!.getTime()) / 1000
      expect(seconds > 0 && seconds < 60, uid).toBe(true)
    }
  })
})

describe('the sample messages', () => {
  it('are a few dozen', () => {
    expect(loaded.length).toBeGreaterThanOrEqual(36)
  })

  it('all have a subject, a sender, a date, a Message-ID of their own, and readable text', () => {
    for (const { uid, mail } of loaded) {
      expect(mail.subject, uid).toBeTruthy()
      expect(mail.from?.value[0]?.address, uid).toContain('@')
      expect(mail.date?.getTime(), uid).toBeGreaterThan(0)
      expect((mail.text ?? '').trim().length, uid).toBeGreaterThan(50)
      const shown = [
        mail.subject,
        mail.from?.text,
        mail.to,
        mail.text,
        mail.html,
        ...mail.attachments.map((a) => a.filename),
      ]
      expect(JSON.stringify(shown), uid).not.toMatch(/\ufffd|=\?|\u00d0|\u00d7\u0090/)
    }
    expect(new Set(loaded.map(({ mail }) => mail.messageId)).size).toBe(loaded.length)
  })

  it('keep the rules of RFC 5322 and MIME: CRLF, line length, 8 bits only where declared, ASCII headers', () => {
    for (const { uid, source } of loaded) {
      expect(source.replaceAll('\r\n', ''), uid).not.toMatch(/[\r\n\0]/)
      expect(source.endsWith('\r\n'), uid).toBe(true)
      expect(Math.max(...source.split('\r\n').map((line) => line.length)), uid).toBeLessThanOrEqual(998)
      const header = source.slice(0, source.indexOf('\r\n\r\n'))
      expect(header, uid).toMatch(/^[\x20-\x7e\t\r\n]*$/)
      expect(Math.max(...header.split('\r\n').map((line) => line.length)), uid).toBeLessThanOrEqual(100)
      expect(header, uid).toContain('\r\nMIME-Version: 1.0\r\n')
      if (/[\x80-\xff]/.test(source)) expect(source, uid).toContain('\r\nContent-Transfer-Encoding: 8bit\r\n')
    }
  })

  it('name reserved domains only', () => {
    const reserved = /(^|\.)(example|example\.(org|com|net))$/
    for (const { uid, mail, source } of loaded) {
      const text = `${source.replaceAll('=\r\n', '')}\n${mail.text}\n${mail.html || ''}`
      for (const [, host = ''] of text.matchAll(/(?:https?:\/\/|[\w-]@)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi))
        expect(host, uid).toMatch(reserved)
    }
  })

  it('speak English, Russian, Italian, Hebrew and Japanese, in modern and old character sets', () => {
    const subjects = loaded.map(({ mail }) => mail.subject).join('\n')
    for (const script of [
      /\p{Script=Cyrillic}{5}/u,
      /\p{Script=Hebrew}{4}/u,
      /\p{Script=Hiragana}/u,
      /è/,
      /Welcome/,
    ])
      expect(subjects).toMatch(script)

    expect(charsetsOf(byUid('mayak-statement'))).toEqual(['koi8-r'])
    expect(byUid('mayak-statement').mail.text).toContain('Мы никогда не просим пароль в письме')
    expect(charsetsOf(byUid('electricity-bill'))).toEqual(['windows-1255'])
    expect(byUid('electricity-bill').mail.text).toContain('312.40 ₪')
    expect(charsetsOf(byUid('postcards-sent'))).toEqual(['iso-2022-jp', 'iso-2022-jp'])
    expect(byUid('postcards-sent').mail.text).toContain('年賀状')
  })

  it.each([
    ['committee-agenda', ['agenda.pdf', 'סדר היום לפגישת ועד ההורים.txt']],
    ['fattura-118', ['fattura-118.pdf']],
    ['walk-expenses', ['расходы-суббота.csv']],
    ['postcards-sent', ['list.csv']],
    ['story-hour', ['story-hour.ics']],
    ['choir-parts', ['choir-parts.zip']],
    ['spam-parcel', ['invoice_00-77120.pdf.exe']],
    ['the-oldest-letter', ['is this thing on.eml']],
    ['ridge-at-sunrise', ['ridge.png']],
    ['welcome', ['stamp.png']],
  ])('%s carries its attachments', (uid, names) => {
    expect(namesOf(byUid(uid))).toEqual(names)
  })

  it('have no attachments elsewhere, but for the delivery report', () => {
    const carriers = loaded.filter(({ mail }) => mail.attachments.length > 0).map(({ uid }) => uid)

    expect(carriers).toHaveLength(11)
    expect(carriers).toContain('delivery-report')
  })

  it.each([
    ['committee-agenda', '%PDF-1.4'],
    ['fattura-118', '%PDF-1.4'],
    ['choir-parts', 'PK\x03\x04'],
    ['ridge-at-sunrise', '\x89PNG\r\n\x1a\n'],
    ['welcome', '\x89PNG\r\n\x1a\n'],
    ['spam-parcel', 'This is a text file'],
  ])('%s has an attachment that is what it should be', (uid, beginning) => {
    expect(byUid(uid).mail.attachments[0]!.content.toString('latin1')).toMatch(
      new RegExp(`^${beginning.replace('.', '\\.')}`),
    )
  })

  it.each(['welcome', 'ridge-at-sunrise'])('%s shows its picture inside the text', (uid) => {
    const { attachments, html } = byUid(uid).mail

    expect(attachments).toMatchObject([{ contentDisposition: 'inline', related: true }])
    expect(html).toMatch(/<img src="data:image\/png;base64,/)
    expect(html).not.toContain('cid:')
  })

  it('have one thread of five, each answering the one before', () => {
    const thread = [1, 2, 3, 4, 5].map((n) => byUid(`exhibition-${n}`).mail)

    for (const [index, mail] of thread.slice(1).entries()) {
      expect(mail.inReplyTo).toBe(thread[index]!.messageId)
      expect([mail.references].flat()).toEqual(thread.slice(0, index + 1).map(({ messageId }) => messageId))
      expect(mail.date!.getTime()).toBeGreaterThan(thread[index]!.date!.getTime())
      expect(mail.text).toMatch(/^>/m)
    }
  })

  it('have three that a filter has marked as spam, answered to somewhere else', () => {
    const spam = loaded.filter(({ mail }) => mail.headers.get('x-spam-flag') === 'YES')

    expect(spam.map(({ uid }) => uid).sort()).toEqual(['spam-inheritance', 'spam-parcel', 'spam-quota'])
    for (const { mail } of spam) {
      expect(mail.headers.get('x-spam-status')).toMatch(/^Yes, score=\d/)
      expect(mail.replyTo!.value[0]!.address!.split('@')[1]).not.toBe(
        mail.from!.value[0]!.address!.split('@')[1],
      )
    }
  })

  it('have pictures on the network in the newsletter and the worst spam only', () => {
    const remote = loaded.filter(({ mail }) => /src="http/.test(mail.html || '')).map(({ uid }) => uid)

    expect(remote.sort()).toEqual(['slow-post-41', 'spam-quota'])
  })

  it('have a link that says one place and leads to another', () => {
    expect(byUid('spam-quota').mail.html).toMatch(
      /href="https:\/\/login\.quota-check\.example[^>]*>https:\/\/www\.poste\.example/,
    )
  })

  it('have a delivery report, a mailing list and a letter in format=flowed', () => {
    expect(byUid('delivery-report').source).toContain('multipart/report; report-type=delivery-status;')
    expect(byUid('delivery-report').source).toContain('\r\nFinal-Recipient: rfc822; ')
    expect(byUid('list-why-dele-waits').mail.headers.has('list')).toBe(true)
    expect(byUid('a-letter-about-nothing').source).toMatch(/format=flowed\r\n[^]* \r\n/)
  })
})

import { describe, expect, it } from 'vitest'
import { factsOf } from '../../../../../src-main/mime/facts/message-facts.ts'
import { splitMessage } from '../../../../../src-main/mime/split-message.ts'

const factsIn = async (...lines: string[]) => {
  const message = Buffer.from(lines.join('\r\n'))
  return factsOf(message, await splitMessage(message, () => true))
}

const calendar = (method: string, ...event: string[]): string[] => [
  'Content-Type: text/calendar; charset=utf-8',
  '',
  'BEGIN:VCALENDAR',
  `METHOD:${method}`,
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Jerusalem',
  'BEGIN:STANDARD',
  'DTSTART:20241027T020000',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0200',
  'END:STANDARD',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  ...event,
  'END:VEVENT',
  'END:VCALENDAR',
]

describe('factsOf', () => {
  it('tells for each recipient what became of a message (RFC 3464)', async () => {
    const facts = await factsIn(
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.org',
      '',
      'Final-Recipient: rfc822; nobody@example.net',
      'Action: Failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 no such user',
      '',
      'Original-Recipient: rfc822;slow@example.net',
      'Action: delayed',
    )

    expect(facts).toEqual([
      {
        kind: 'delivery',
        recipients: [
          {
            address: 'nobody@example.net',
            action: 'failed',
            status: '5.1.1',
            diagnostic: '550 no such user',
          },
          { address: 'slow@example.net', action: 'delayed', status: '', diagnostic: '' },
        ],
      },
    ])
  })

  it('reads a receipt (RFC 8098) and a complaint (RFC 5965)', async () => {
    const receipt = await factsIn(
      'Content-Type: message/disposition-notification',
      '',
      'Final-Recipient: rfc822; ada@example.org',
      'Disposition: manual-action/MDN-sent-manually; displayed',
    )
    const complaint = await factsIn('Content-Type: message/feedback-report', '', 'Feedback-Type: abuse')

    expect(receipt).toEqual([{ kind: 'receipt', recipient: 'ada@example.org', disposition: 'displayed' }])
    expect(complaint).toEqual([{ kind: 'feedback', type: 'abuse' }])
  })

  it('reads an invitation in its own time zone (RFC 5545)', async () => {
    const facts = await factsIn(
      ...calendar(
        'REQUEST',
        'SUMMARY:ישיבת צוות',
        'LOCATION:Room 4\\, second floor',
        'DTSTART;TZID=Asia/Jerusalem:20250310T110000',
        'DTEND;TZID=Asia/Jerusalem:20250310T120000',
        'RRULE:FREQ=WEEKLY;COUNT=10',
        'ORGANIZER;CN=Ann:mailto:ann@example.org',
        'ATTENDEE;CN=Bob;PARTSTAT=DECLINED:mailto:bob@example.net',
      ),
    )

    expect(facts).toEqual([
      {
        kind: 'invitation',
        method: 'request',
        summary: 'ישיבת צוות',
        location: 'Room 4, second floor',
        start: Date.parse('2025-03-10T11:00:00+02:00'),
        end: Date.parse('2025-03-10T12:00:00+02:00'),
        isAllDay: false,
        repeats: true,
        organizer: 'Ann <ann@example.org>',
        attendees: [{ name: 'Bob <bob@example.net>', answer: 'declined' }],
      },
    ])
  })

  it('knows whole days, and takes what is no calendar for none', async () => {
    const [wholeDay] = await factsIn(...calendar('CANCEL', 'DTSTART;VALUE=DATE:20250310'))

    expect(wholeDay).toMatchObject({
      method: 'cancel',
      isAllDay: true,
      start: Date.UTC(2025, 2, 10),
      end: null,
    })
    expect(await factsIn('Content-Type: text/calendar', '', 'BEGIN:VCALENDAR\r\nSUMMARY')).toEqual([])
  })

  it.each([
    ['PGP/MIME', 'encrypted', 'pgp', ['Content-Type: application/pgp-encrypted', '', 'Version: 1']],
    ['a PGP signature', 'signed', 'pgp', ['Content-Type: application/pgp-signature', '', 'x']],
    ['PGP in the text', 'encrypted', 'pgp', ['', 'Hello,', '-----BEGIN PGP MESSAGE-----', '']],
    ['text signed with PGP', 'signed', 'pgp', ['', '-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA256']],
    ['an S/MIME signature', 'signed', 'smime', ['Content-Type: application/pkcs7-signature', '', 'x']],
    [
      'enveloped S/MIME',
      'encrypted',
      'smime',
      [
        'Content-Type: application/pkcs7-mime',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('308206092a864886f70d010703a0', 'hex').toString('base64'),
      ],
    ],
    [
      'opaque signed S/MIME',
      'signed',
      'smime',
      [
        'Content-Type: application/x-pkcs7-mime; smime-type=signed-data',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('308206092a864886f70d010702a0', 'hex').toString('base64'),
      ],
    ],
  ])('recognises %s', async (_, kind, how, lines) => {
    expect(await factsIn('Subject: x', ...lines)).toEqual([{ kind, how }])
  })

  it.each([
    ['number=2; total=3', 2, 3],
    ['id="a;number=9"; total="12"; number="012"', 12, 12],
    ['number=2', 2, null],
    ['number=4; total=3', 4, null],
    ['number=1; total=none', 1, null],
  ])('says which piece of a message this is (RFC 2046): %s', async (parameters, number, total) => {
    const type = `Content-Type: Message/Partial; id="a@example.org";\r\n\t${parameters}`

    expect(await factsIn(type, '', 'nlzNO8mVGVkbzXm8W55Z')).toEqual([{ kind: 'fragment', number, total }])
  })

  it.each(['', '; number=0', '; number=-1', '; number=1e3', '; number=99999999999999999999'])(
    'takes message/partial%s for no piece',
    async (parameters) => {
      expect(await factsIn(`Content-Type: message/partial${parameters}`, '', 'x')).toEqual([])
    },
  )

  it('says nothing of ordinary mail', async () => {
    expect(await factsIn('Subject: x', '', 'I wrote: BEGIN PGP MESSAGE is how it starts')).toEqual([])
  })
})

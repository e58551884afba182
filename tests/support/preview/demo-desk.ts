import type { DeskHeader, DeskRow, DeskView, DeskWhere } from '../../../src-main/contract/server-desk.ts'
import { asPreview, deskHeader, deskRows, fakeDesk, type FakeDesk } from '../fake-desk.ts'
import type { FakeMailBridge } from '../fake-mail-bridge.ts'

interface Draft {
  from: [name: string, address: string]
  subject: string
  octets: number
  where: DeskWhere
  hoursAgo: number
  isMarked?: boolean
  more?: Partial<DeskHeader>
}

const drafts: Draft[] = [
  {
    from: ['Noa Cohen', 'noa@example.org'],
    subject: 'Agenda for the budget meeting, and papers to read before',
    octets: 282_000,
    where: 'new',
    hoursAgo: 0.2,
  },
  {
    from: ['Super Prizes', 'win@promo.example'],
    subject: 'CONGRATULATIONS you have been selected!!!',
    octets: 11_200,
    where: 'new',
    hoursAgo: 0.4,
    isMarked: true,
    more: { isSpam: true, spamScore: 83.7 },
  },
  {
    from: ['Paola Conti', 'paola.conti@firma.example'],
    subject: 'Tesina: bozza finale con le schermate',
    octets: 4_100_000,
    where: 'new',
    hoursAgo: 1.6,
  },
  {
    from: ['', 'newsletter@shop.example'],
    subject: 'Black Friday starts NOW',
    octets: 96_000,
    where: 'new',
    hoursAgo: 2.8,
    isMarked: true,
    more: { rules: ['shop'], spamScore: 4.1 },
  },
  {
    from: ['Банк «Маяк»', 'no-reply@mayak.example'],
    subject: 'Выписка по счёту за октябрь',
    octets: 153_000,
    where: 'server',
    hoursAgo: 3,
    more: { spamScore: 0.3 },
  },
  {
    from: ['Dani Rosen', 'dani@example.org'],
    subject: 'Re: Books for the summer',
    octets: 8_100,
    where: 'both',
    hoursAgo: 15,
  },
  {
    from: ['山田 太郎', 'yamada@example.jp'],
    subject: '会議の資料をお送りします',
    octets: 12_400_000,
    where: 'server',
    hoursAgo: 18,
  },
  {
    from: ['', 'no-reply@casino.example'],
    subject: '=?koi8-r?B?8NLJ18XU?= broken subject shown as sent',
    octets: 7_000,
    where: 'new',
    hoursAgo: 20,
    isMarked: true,
    more: { isSpam: true, spamScore: 61 },
  },
  {
    from: ['חשמל ישראל', 'bills@electric.example'],
    subject: 'החשבון שלך מוכן לצפייה',
    octets: 64_000,
    where: 'both',
    hoursAgo: 23,
  },
  {
    from: ['Forge', 'noreply@forge.example'],
    subject: '[restante] 12 checks passed',
    octets: 21_000,
    where: 'both',
    hoursAgo: 40,
  },
  {
    from: ['Marco Riva', 'marco@example.it'],
    subject: 'Foto della gita (32 allegati)',
    octets: 38_000_000,
    where: 'server',
    hoursAgo: 46,
  },
  {
    from: ['Marta', 'marta@example.it'],
    subject: 'Ricetta della torta',
    octets: 5_200,
    where: 'pending-delete',
    hoursAgo: 61,
  },
  {
    from: ['Team', 'team@firma.example'],
    subject: 'Minutes of Monday’s call',
    octets: 18_000,
    where: 'both',
    hoursAgo: 72,
  },
  {
    from: ['Нотариус', 'office@notary.example'],
    subject: '',
    octets: 310_000,
    where: 'server',
    hoursAgo: 90,
    more: { date: null },
  },
]

const SPAM = asPreview(
  `Return-Path: <bounce-7781@promo.example>
Received: from mail.promo.example (mail.promo.example [192.0.2.77])
\tby mx.firma.example with ESMTP; Sat, 21 Nov 2026 09:31:07 +0100
From: "Super Prizes" <win@promo.example>
Reply-To: collect@other.example
To: work@firma.example
Subject: CONGRATULATIONS you have been selected!!!
X-Blacklisted-By: cbl.example
X-Blacklisted-By: zen.example
X-Spam-Rating: 83.69
Content-Type: multipart/related; boundary="--=_next_7781"`,
  `Dear winner, to receive your prize of
€ 1.000.000 answer within 24 hours with your name, address
and the number of your card.

אנא השיבו בתוך 24 שעות כדי לקבל את הפרס שלכם.

The department of prizes`,
)

/** How the session of the demo stands, by the word in the address. */
const SESSIONS: Record<string, Partial<DeskView>> = {
  open: {},
  plain: { tls: null, login: 'USER' },
  exception: {
    tls: { version: 'TLSv1.2', cipher: 'ECDHE-RSA-AES128-GCM-SHA256', isException: true },
    login: 'PLAIN',
  },
  update: { state: 'update' },
  connecting: { state: 'connecting', tls: null, login: null, openedAt: null, maildrop: null },
  lost: {
    state: 'closed',
    openedAt: null,
    failure: {
      code: 'connection-lost',
      message: '',
      serverText: '-ERR Disconnected for inactivity.',
      retryable: true,
    },
  },
  busy: {
    state: 'closed',
    openedAt: null,
    maildrop: null,
    failure: {
      code: 'mailbox-busy',
      message: '',
      serverText: '-ERR [IN-USE] maildrop already locked',
      retryable: true,
    },
  },
  closed: { state: 'closed', openedAt: null, closed: { deleted: 12, left: 1292 } },
  shut: { state: 'closed', openedAt: null, maildrop: null },
  download: {
    download: { doneMessages: 812, totalMessages: 1301, doneOctets: 42_600_000, totalOctets: 611_000_000 },
  },
}

/** The maildrop of the pictures: the messages above, and fillers below them up to `count`. */
export function demoDesk(accountId: string, count: number, session: string, now = Date.now()): FakeDesk {
  const rows = deskRows(count, (number) => rowOf(number, count, now))
  const marked = rows.filter(({ isMarked }) => isMarked)
  const rest = rows.filter(({ isMarked, where }) => !isMarked && (where === 'new' || where === 'server'))
  const octets = (those: DeskRow[]): number => those.reduce((sum, row) => sum + row.octets, 0)
  const desk = fakeDesk(accountId, rows, {
    state: 'transaction',
    tls: { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', isException: false },
    login: 'SCRAM-SHA-256',
    openedAt: now - 134_000,
    maildrop: { messages: count, octets: octets(rows) },
    marked: { messages: marked.length, octets: octets(marked), unseen: marked.length },
    rest: { messages: rest.length, octets: octets(rest) },
    headers: count,
    ...SESSIONS[session],
  })
  desk.previews.set(`uid-${count - 1}`, SPAM)
  desk.deletedUnseen = rows.slice(-30).map((row, at) => ({
    id: at + 1,
    accountId,
    at: now - at * 7_200_000,
    rule: at % 3 === 0 ? 'shop' : null,
    fromName: row.header?.fromName ?? '',
    fromAddress: row.header?.fromAddress ?? '',
    subject: row.header?.subject ?? '',
    date: row.header?.date ?? null,
    octets: row.octets,
    headers: at % 5 === 4 ? '' : SPAM.sent.header,
    fields: SPAM.fields,
  }))
  return desk
}

/** Makes headers come `delay` milliseconds after their rows were first asked for, as over a line. */
export function slowHeaders(fake: FakeMailBridge, delay: number): void {
  const here = new Set<string>()
  const rowsOf = fake.handlers['desk:rows']
  fake.answer('desk:rows', async (request) => {
    const page = await rowsOf(request)
    const awaited = page.rows.filter(({ uid }) => !here.has(uid)).map(({ uid }) => uid)
    if (awaited.length > 0) {
      setTimeout(() => {
        for (const uid of awaited) here.add(uid)
        const desk = fake.mailbox.desks.find(({ view }) => view.accountId === request.accountId)
        if (desk) fake.emit('desk:changed', (desk.view = { ...desk.view, revision: desk.view.revision + 1 }))
      }, delay)
    }
    return {
      ...page,
      rows: page.rows.map((row) => (here.has(row.uid) ? row : { ...row, header: null })),
    }
  })
}

function rowOf(number: number, count: number, now: number): Partial<DeskRow> {
  const at = count - number
  const draft = drafts[at] ?? { ...drafts[(at * 7) % drafts.length]!, isMarked: false, hoursAgo: 96 + at * 3 }
  const [fromName, fromAddress] = draft.from
  return {
    octets: draft.octets + ((number * 977) % 900),
    where: draft.where,
    isMarked: draft.isMarked ?? false,
    header: deskHeader({
      fromName,
      fromAddress,
      subject: at < drafts.length ? draft.subject : `${draft.subject} ${number}`,
      date: now - draft.hoursAgo * 3_600_000,
      ...draft.more,
    }),
  }
}

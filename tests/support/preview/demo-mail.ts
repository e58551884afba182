import type { Account } from '../../../src-main/contract/account.ts'
import type { Address, MessageDetail, MessageRow, Where } from '../../../src-main/contract/message.ts'
import type { SyncState } from '../../../src-main/contract/sync.ts'
import { sampleCertificate, sampleConnection } from '../account-samples.ts'
import { LEAVE } from '../retentions.ts'

const account = (id: number, name: string, email: string, colour: number): Account => ({
  id: `00000000-0000-4000-8000-00000000000${id}`,
  name,
  email,
  host: `pop.${email.split('@')[1] ?? ''}`,
  port: 995,
  security: 'tls',
  user: email,
  login: 'auto',
  oauth: null,
  proxy: null,
  trustedCertificates: [],
  retention: LEAVE,
  partialAboveMegabytes: null,
  checkEveryMinutes: 10,
  checkAtStart: true,
  sparesMetered: false,
  authservId: '',
  colour,
  isSample: false,
  lastLogin: 'SCRAM-SHA-256',
  clientCertificate: null,
  kept: ['password'],
})

export const demoAccounts: Account[] = [
  account(1, 'alon@example.org', 'alon@example.org', 0),
  account(2, 'Studio Firma', 'work@firma.example', 1),
  {
    ...account(3, 'old@почта.example', 'old@xn--80a1acny.example', 2),
    trustedCertificates: [sampleCertificate({ host: 'pop.xn--80a1acny.example' })],
  },
]

interface Draft {
  from: Address
  hoursAgo: number
  subject: string
  preview: string
  account: 0 | 1 | 2
  where?: Where
  isUnread?: boolean
  isStarred?: boolean
  place?: MessageRow['place']
  labelIds?: number[]
  detail?: Partial<MessageDetail>
}

const file = (index: number, fileName: string, mimeType: string, size: number, isDangerous = false) => ({
  index,
  fileName,
  mimeType,
  size,
  isInline: false,
  isDangerous,
  preview: null,
})
const noa = { name: 'Noa Cohen', address: 'noa@example.org' }
const noaHebrew = { name: 'נועה כהן', address: 'noa@example.co.il' }
const alon = { name: 'Alon Levi', address: 'alon@example.org' }

const drafts: Draft[] = [
  {
    from: noa,
    hoursAgo: 0.2,
    account: 0,
    isUnread: true,
    isStarred: true,
    labelIds: [1],
    subject: 'Agenda for the budget meeting, and papers to read before',
    preview:
      'Hello all, the agenda for Tuesday at 18:30 is attached. We start with a short look at last quarter’s',
    detail: {
      to: [alon, { name: 'Parents’ committee', address: 'committee@example.org' }],
      hasHtml: true,
      blockedRemote: 3,
      attachments: [
        file(0, 'agenda.pdf', 'application/pdf', 184_320),
        file(1, 'תקציב 2027.xlsx', 'application/vnd.ms-excel', 96_400),
      ],
    },
  },
  {
    from: noaHebrew,
    hoursAgo: 0.8,
    account: 0,
    isUnread: true,
    subject: 'סדר היום לפגישת התקציב ומסמכים לעיון',
    preview: 'שלום לכולם, מצורף סדר היום לפגישה ביום שלישי בשעה 18:30. נתחיל בסקירה קצרה של ההוצאות',
    detail: {
      to: [{ name: 'אלון לוי', address: 'alon@example.org' }],
      cc: [{ name: 'ועד ההורים', address: 'committee@example.co.il' }],
      hasHtml: true,
      blockedRemote: 1,
      attachments: [file(0, 'סדר יום.pdf', 'application/pdf', 184_320)],
    },
  },
  {
    from: { name: 'Paola Conti', address: 'paola.conti@firma.example' },
    hoursAgo: 1.5,
    account: 1,
    isUnread: true,
    subject: 'Tesina: bozza finale con le schermate',
    preview: 'Ecco la versione corretta, manca solo la copertina. Fammi sapere entro venerdì se va bene',
  },
  {
    from: { name: 'Банк «Маяк»', address: 'no-reply@mayak.example' },
    hoursAgo: 2.2,
    account: 2,
    where: 'server',
    subject: 'Выписка по счёту за октябрь',
    preview: '',
  },
  {
    from: { name: 'Dani Rosen', address: 'dani@example.org' },
    hoursAgo: 16,
    account: 0,
    subject: 'Re: Books for the summer',
    preview: 'Thanks! I’ll take the first three and leave the rest for Noa',
    detail: {
      to: [alon],
      cc: Array.from({ length: 14 }, (_, at) => ({
        name: `Reader ${at + 1}`,
        address: `r${at}@example.org`,
      })),
    },
  },
  {
    from: { name: 'Forge', address: 'noreply@forge.example' },
    hoursAgo: 18,
    account: 1,
    subject: '[restante] 12 checks passed',
    preview: 'All checks have passed on main',
  },
  {
    from: { name: '山田 太郎', address: 'yamada@example.jp' },
    hoursAgo: 20,
    account: 1,
    subject: '会議の資料をお送りします',
    preview: '添付の資料をご確認ください。よろしくお願いします',
    detail: { attachments: [file(0, '資料.zip', 'application/zip', 12_400_000)] },
  },
  {
    from: { name: 'חשמל ישראל', address: 'bills@electric.example' },
    hoursAgo: 45,
    account: 0,
    where: 'here',
    labelIds: [2, 3],
    subject: 'החשבון שלך מוכן לצפייה',
    preview: 'סכום לתשלום: 312.40 ₪, עד 1 בדצמבר',
    detail: { attachments: [file(0, 'חשבון.pdf', 'application/pdf', 64_000)] },
  },
  {
    from: { name: 'Newsletter of Slow Kitchens', address: 'news@slow.example' },
    hoursAgo: 50,
    account: 2,
    where: 'pending-delete',
    subject: 'This week: seven slow recipes',
    preview: 'If you cannot see the pictures, read it online',
    detail: { hasHtml: true, blockedRemote: 12 },
  },
  {
    from: { name: 'Parcel service', address: 'track@parcel.example' },
    hoursAgo: 75,
    account: 2,
    isUnread: true,
    subject: 'Your parcel waits: confirm the address with the attached program',
    preview: 'Dear customer, the courier could not find your house',
    detail: {
      replyTo: [{ name: '', address: 'collect@other.example' }],
      attachments: [file(0, 'Confirm-Address.pdf.exe', 'application/octet-stream', 810_000, true)],
    },
  },
  {
    from: { name: '', address: 'mailer-daemon@firma.example' },
    hoursAgo: 98,
    account: 1,
    subject: '',
    preview: '',
    detail: { unreadable: 'too many parts' },
  },
]

const fillers: [string, string, string][] = [
  ['Marco Riva', 'Foto della gita', 'Ne ho scelte trenta, le altre sono mosse'],
  ['Ирина Волкова', 'Расписание на следующую неделю', 'Во вторник занятие переносится на час позже'],
  ['Library', 'Two books are due on Friday', 'You can renew them until Thursday evening'],
  ['דוד', 'תמונות מהטיול', 'הנה מה שהספקתי לצלם לפני הגשם'],
  ['Choir', 'New parts for altos', 'Please print them double-sided and bring a pencil'],
  ['佐藤', '来週の予定について', 'ご都合のよい日をお知らせください'],
]

/** A mailbox in five languages: the messages above, then `more` others. */
export function demoMailbox(more: number): {
  rows: MessageRow[]
  details: Map<number, Partial<MessageDetail>>
} {
  const now = Date.now()
  const details = new Map<number, Partial<MessageDetail>>()
  const rows = drafts.map((draft, at): MessageRow => {
    const id = 1_000_000 + at
    details.set(id, { to: [alon], ...draft.detail, frameUrl: `/frame/${draft.subject ? at : 'none'}` })
    return {
      id,
      accountId: demoAccounts[draft.account]!.id,
      where: draft.where ?? 'both',
      place: draft.place ?? 'inbox',
      isUnread: draft.isUnread ?? false,
      isStarred: draft.isStarred ?? false,
      hasAttachments: (draft.detail?.attachments?.length ?? 0) > 0,
      fromName: draft.from.name,
      fromAddress: draft.from.address,
      subject: draft.subject,
      preview: draft.preview,
      date: now - draft.hoursAgo * 3_600_000,
      size: 12_000,
      labelIds: draft.labelIds ?? [],
    }
  })
  for (let at = 0; at < more; at++) {
    const [fromName, subject, preview] = fillers[at % fillers.length]!
    details.set(at + 1, { to: [alon], frameUrl: '/frame/filler' })
    rows.push({
      id: at + 1,
      accountId: demoAccounts[at % 3]!.id,
      where: at % 5 === 0 ? 'here' : 'both',
      place: at % 40 === 0 ? 'archive' : 'inbox',
      isUnread: at % 29 === 0,
      isStarred: at % 50 === 3,
      hasAttachments: at % 7 === 0,
      fromName,
      fromAddress: 'someone@example.org',
      subject: more > 1000 ? `${subject} ${at + 1}` : subject,
      preview,
      date: now - 110 * 3_600_000 - at * 2_700_000,
      size: 9000,
      labelIds: [],
    })
  }
  return { rows, details }
}

export const demoSync = (): SyncState[] =>
  demoAccounts.map(({ id }, at) => ({
    accountId: id,
    phase: at === 1 ? 'messages' : 'idle',
    doneMessages: at === 1 ? 812 : 0,
    totalMessages: at === 1 ? 1304 : 0,
    doneOctets: at === 1 ? 42_600_000 : 0,
    totalOctets: at === 1 ? 68_000_000 : 0,
    newMessages: 0,
    finishedAt: Date.now() - 300_000,
    connection: sampleConnection({ isException: at === 2 }),
    failure:
      at === 2
        ? { code: 'mailbox-busy', message: 'in use', serverText: '[IN-USE] busy', retryable: true }
        : null,
    waiting: at === 2 ? 'mailbox-busy' : null,
    nextTryAt: Date.now() + 240_000,
    question: null,
    server: null,
  }))

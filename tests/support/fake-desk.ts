import type { Handlers } from '../../src-main/contract/calls.ts'
import type { EventName, Events } from '../../src-main/contract/events.ts'
import type {
  DeletedUnseen,
  DeskHeader,
  DeskOrder,
  DeskPreview,
  DeskRow,
  DeskSelection,
  DeskView,
} from '../../src-main/contract/server-desk.ts'
import { headerLines } from '../../src-renderer/features/server-desk/header-lines.ts'

/** A maildrop on a made-up server, and the session with it. */
export interface FakeDesk {
  view: DeskView
  /** In the order of arrival. */
  rows: DeskRow[]
  previews: Map<string, DeskPreview>
  deletedUnseen: DeletedUnseen[]
}

type DeskHandlers = Pick<Handlers, Extract<keyof Handlers, `desk:${string}`>>
type Emit = <K extends EventName>(name: K, event: Events[K]) => void

/** A message on the server as a preview shows it, nothing in it encoded. */
export const asPreview = (header: string, body = ''): DeskPreview => ({
  fields: headerLines(header),
  body,
  sent: { header, body },
  isCut: true,
})

/** A header with nothing unusual in it. */
export const deskHeader = (changes: Partial<DeskHeader> = {}): DeskHeader => ({
  fromName: 'Noa Cohen',
  fromAddress: 'noa@example.org',
  subject: 'Agenda',
  date: Date.UTC(2026, 10, 21, 9, 42),
  spamScore: null,
  isSpam: false,
  rules: [],
  ...changes,
})

/** `count` messages, the last of which arrived last; each call of `change` says what is special about one. */
export const deskRows = (
  count: number,
  change: (number: number) => Partial<DeskRow> = () => ({}),
): DeskRow[] =>
  Array.from({ length: count }, (_, at) => ({
    uid: `uid-${at + 1}`,
    number: at + 1,
    octets: 1000,
    where: 'new',
    isMarked: false,
    messageId: null,
    header: deskHeader({ subject: `Message ${at + 1}` }),
    ...change(at + 1),
  }))

const closedView = (accountId: string): DeskView => ({
  accountId,
  state: 'closed',
  tls: null,
  login: null,
  openedAt: null,
  maildrop: null,
  marked: { messages: 0, octets: 0, unseen: 0 },
  rest: { messages: 0, octets: 0 },
  headers: 0,
  download: null,
  closed: null,
  failure: null,
  revision: 0,
})

/** A closed desk over these messages. */
export const fakeDesk = (
  accountId: string,
  rows: DeskRow[] = [],
  changes: Partial<DeskView> = {},
): FakeDesk => ({
  view: { ...closedView(accountId), ...changes },
  rows,
  previews: new Map(),
  deletedUnseen: [],
})

const sum = (rows: DeskRow[]) => ({
  messages: rows.length,
  octets: rows.reduce((octets, row) => octets + row.octets, 0),
})

const isUnseen = (where: DeskRow['where']): boolean => where === 'new' || where === 'server'

/** Answers the calls of the page *On the server* as main does, at once and without a server. */
export function deskHandlers(desks: FakeDesk[], emit: Emit): DeskHandlers {
  const deskOf = (accountId: string): FakeDesk => {
    const found = desks.find(({ view }) => view.accountId === accountId) ?? fakeDesk(accountId)
    if (!desks.includes(found)) desks.push(found)
    return found
  }
  const change = (desk: FakeDesk, changes: Partial<DeskView>): DeskView => {
    const marked = desk.rows.filter(({ isMarked }) => isMarked)
    const unseen = marked.filter(({ where }) => isUnseen(where)).length
    const rest = sum(desk.rows.filter(({ isMarked, where }) => !isMarked && isUnseen(where)))
    const headers = desk.rows.filter(({ header }) => header).length
    const revision = desk.view.revision + 1
    desk.view = { ...desk.view, marked: { ...sum(marked), unseen }, rest, headers, revision, ...changes }
    emit('desk:changed', desk.view)
    return desk.view
  }
  const setMarks = (desk: FakeDesk, selection: DeskSelection, isMarked: boolean): void => {
    const those = new Set(selectedOf(desk.rows, selection).map(({ uid }) => uid))
    desk.rows = desk.rows.map((row) => (those.has(row.uid) ? { ...row, isMarked } : row))
  }
  const end = { state: 'closed', tls: null, login: null, openedAt: null } as const

  return {
    'desk:state': ({ accountId }) => deskOf(accountId).view,
    'desk:open': ({ accountId }) => {
      const desk = deskOf(accountId)
      return change(desk, {
        state: 'transaction',
        tls: { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', isException: false },
        login: 'SCRAM-SHA-256',
        openedAt: Date.now(),
        maildrop: sum(desk.rows),
        closed: null,
        failure: null,
      })
    },
    'desk:rows': ({ accountId, order, offset, limit }) => {
      const { rows } = deskOf(accountId)
      return { total: rows.length, rows: inOrder(rows, order).slice(offset, offset + limit) }
    },
    'desk:preview': ({ accountId, uid, lines }) =>
      deskOf(accountId).previews.get(uid) ??
      asPreview(
        'From: Noa Cohen <noa@example.org>\nSubject: Agenda',
        Array.from({ length: Math.min(lines, 3) }, (_, at) => `Line ${at + 1}`).join('\n'),
      ),
    'desk:mark': ({ accountId, selection, isMarked }) => {
      const desk = deskOf(accountId)
      setMarks(desk, selection, isMarked)
      change(desk, {})
      return undefined
    },
    'desk:undoMarks': ({ accountId }) => {
      const desk = deskOf(accountId)
      desk.rows = desk.rows.map((row) => ({ ...row, isMarked: false }))
      change(desk, {})
      return undefined
    },
    'desk:download': ({ accountId, selection }) => {
      const desk = deskOf(accountId)
      const { messages, octets } = sum(
        selectedOf(desk.rows, selection).filter(({ where }) => isUnseen(where)),
      )
      change(desk, {
        download: { doneMessages: 0, totalMessages: messages, doneOctets: 0, totalOctets: octets },
      })
      return undefined
    },
    'desk:cancelDownload': ({ accountId }) => {
      change(deskOf(accountId), { download: null })
      return undefined
    },
    'desk:close': ({ accountId }) => {
      const desk = deskOf(accountId)
      const left = desk.rows.filter(({ isMarked }) => !isMarked)
      const closed = { deleted: desk.rows.length - left.length, left: left.length }
      desk.rows = left
      change(desk, { ...end, closed })
      return closed
    },
    'desk:leave': ({ accountId }) => {
      const desk = deskOf(accountId)
      desk.rows = desk.rows.map((row) => ({ ...row, isMarked: false }))
      change(desk, end)
      return undefined
    },
    'desk:deletedUnseen': ({ accountId, offset, limit }) => {
      const entries = desks
        .filter(({ view }) => accountId === null || view.accountId === accountId)
        .flatMap(({ deletedUnseen }) => deletedUnseen)
      return { total: entries.length, entries: entries.slice(offset, offset + limit) }
    },
  }
}

function selectedOf(rows: DeskRow[], selection: DeskSelection): DeskRow[] {
  switch (selection.kind) {
    case 'uids': {
      const uids = new Set(selection.uids)
      return rows.filter(({ uid }) => uids.has(uid))
    }
    case 'range':
      return inOrder(rows, selection.order).slice(selection.from, selection.to + 1)
    case 'sender':
      return rows.filter(({ header }) => header?.fromAddress === selection.address)
    case 'rule':
      return rows.filter(({ header }) => header?.rules.includes(selection.name))
    case 'unmarked':
      return rows.filter(({ isMarked }) => !isMarked)
  }
}

const keyOf: Record<DeskOrder['by'], (row: DeskRow) => string | number> = {
  arrival: ({ number }) => number,
  date: ({ header }) => header?.date ?? 0,
  sender: ({ header }) => header?.fromName ?? '',
  subject: ({ header }) => header?.subject ?? '',
  size: ({ octets }) => octets,
  where: ({ where }) => where,
  score: ({ header }) => header?.spamScore ?? -1,
}

function inOrder(rows: DeskRow[], { by, isDescending }: DeskOrder): DeskRow[] {
  const key = keyOf[by]
  const sign = isDescending ? -1 : 1
  const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)
  return [...rows].sort((a, b) => sign * (compare(key(a), key(b)) || a.number - b.number))
}

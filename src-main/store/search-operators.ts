import type { Place } from '../contract/message.ts'

export type Operator =
  'from' | 'to' | 'subject' | 'has' | 'before' | 'after' | 'larger' | 'smaller' | 'in' | 'account' | 'is'

/**
 * The names of operators, in English, Russian, Italian and Hebrew, all of them understood whatever the language of the
 * window: what was learnt, or copied from somebody, works.
 */
const OPERATORS: Record<Operator, string> = {
  from: 'from от da מאת',
  to: 'to кому a אל',
  subject: 'subject тема oggetto נושא',
  has: 'has есть с con יש עם',
  before: 'before до prima לפני',
  after: 'after после dopo אחרי',
  larger: 'larger больше maggiore גדול',
  smaller: 'smaller меньше minore קטן',
  in: 'in в nel ב',
  account: 'account учётная аккаунт ящик casella חשבון תיבה',
  is: 'is это è e הוא היא',
}

/** What can follow `in:` besides the name of a label. */
const PLACES: Record<Place | 'starred', string> = {
  inbox: 'inbox входящие arrivo נכנס',
  archive: 'archive архив archivio ארכיון',
  junk: 'junk spam спам indesiderata זבל ספאם',
  bin: 'bin trash deleted корзина cestino אשפה סל',
  starred: 'starred помеченные contrassegnati מסומנים',
}

const STATES: Record<'unread' | 'read' | 'starred', string> = {
  unread: 'unread new непрочитанное непрочитанные новое nuovo nonletto לאנקרא חדש',
  read: 'read прочитанное прочитанные letto נקרא',
  starred: 'starred помеченное помеченные contrassegnato מסומן מסומנת',
}

const ATTACHMENT =
  'attachment attachments file files вложение вложения файл allegato allegati קובץ קבצים צרופה'

const namesIn = <T extends string>(table: Record<T, string>): ReadonlyMap<string, T> =>
  new Map(
    (Object.keys(table) as T[]).flatMap((meaning) =>
      table[meaning].split(' ').map((name) => [foldName(name), meaning] as const),
    ),
  )

/** A name as it is compared: whatever its case and accents, without hyphens. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\-־]/gu, '')
    .toLowerCase()
    .trim()

const operators = namesIn(OPERATORS)
const places = namesIn(PLACES)
const states = namesIn(STATES)
const attachments = new Set(ATTACHMENT.split(' ').map(foldName))

export const operatorOf = (name: string): Operator | undefined => operators.get(foldName(name))
export const placeOf = (name: string): Place | 'starred' | undefined => places.get(foldName(name))
export const stateOf = (name: string): 'unread' | 'read' | 'starred' | undefined => states.get(foldName(name))
export const isAttachment = (name: string): boolean => attachments.has(foldName(name))

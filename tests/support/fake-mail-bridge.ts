import { suggest } from '../../src-main/accounts/presets/suggest.ts'
import type { Doomed } from '../../src-main/contract/bin.ts'
import type { Account, NewAccount } from '../../src-main/contract/account.ts'
import type { Certificate } from '../../src-main/contract/certificate.ts'
import type { ConsoleLine, ConsolePlace, Conversation, PromptState } from '../../src-main/contract/console.ts'
import type { CallName, CallReply, CallRequest, Handlers } from '../../src-main/contract/calls.ts'
import type { EventName, Events } from '../../src-main/contract/events.ts'
import type { Failure, FailureCode, LoginFacts } from '../../src-main/contract/failure.ts'
import type { MailBridge } from '../../src-main/contract/mail-bridge.ts'
import {
  PLACES,
  type MessageDetail,
  type MessageQuery,
  type MessageRow,
  type PlaceCount,
} from '../../src-main/contract/message.ts'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import type { SavedSearch } from '../../src-main/contract/saved-search.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src-main/contract/settings.ts'
import type { StartupState } from '../../src-main/contract/startup.ts'
import type { SyncState } from '../../src-main/contract/sync.ts'
import { sampleConnection } from './account-samples.ts'
import { litWords } from '../../src-main/shared/lit-words.ts'
import { threadPage } from './fake-threads.ts'
import { fakeRules, type FakeRules } from './fake-rules.ts'
import { deskHandlers, type FakeDesk } from './fake-desk.ts'

/** What the fake holds; a test changes it at will and says so with `emit`. Rows are listed in this order. */
export interface FakeMailbox extends FakeRules {
  accounts: Account[]
  rows: MessageRow[]
  details: Map<number, Partial<MessageDetail>>
  settings: Settings
  startup: StartupState
  sync: SyncState[]
  /** Newest first, of every place. */
  conversations: Conversation[]
  /** By conversation. */
  lines: Map<number, ConsoleLine[]>
  prompt: Partial<PromptState>
  desks: FakeDesk[]
  searches: SavedSearch[]
  /** The messages of each conversation of more than one. */
  threads: number[][]
}

/** The other side of `window.mail`, without a main process. */
export interface FakeMailBridge extends MailBridge {
  readonly mailbox: FakeMailbox
  /** Every call made, in order. */
  readonly calls: { name: CallName; request: unknown }[]
  /** Tells the page an event. */
  emit<K extends EventName>(name: K, event: Events[K]): void
  /** What answers each call at present. */
  readonly handlers: Readonly<Handlers>
  /** From now on this call is answered by `handler`. */
  answer<K extends CallName>(name: K, handler: Handlers[K]): void
  /** From now on this call fails; without a code it works again. */
  fail(name: CallName, code?: FailureCode): void
}

/** What a handler throws to be answered as a failure. */
export class FakeFailure extends Error {
  readonly failure: Failure

  constructor(code: FailureCode, serverText?: string, certificate?: Certificate, login?: LoginFacts) {
    super(code)
    this.failure = { code, message: code, serverText, certificate, login, retryable: true }
  }
}

/** A bridge over `mailbox` (empty where not given): lists, counts, opens and changes like the real one. */
export function createFakeMailBridge(mailbox: Partial<FakeMailbox> = {}): FakeMailBridge {
  const held: FakeMailbox = {
    accounts: [],
    rows: [],
    details: new Map(),
    settings: DEFAULT_SETTINGS,
    startup: {
      stage: 'ready',
      protection: 'keyring',
      hasRecoveryKey: true,
      hasKeyring: true,
      failure: null,
    },
    sync: [],
    conversations: [],
    lines: new Map(),
    prompt: {},
    labels: [],
    rules: [],
    ruleHistory: [],
    desks: [],
    searches: [],
    threads: [],
    ...mailbox,
  }
  const listeners = new Map<EventName, Set<(event: never) => void>>()
  const failing = new Map<CallName, FailureCode>()
  const calls: FakeMailBridge['calls'] = []

  const emit: FakeMailBridge['emit'] = (name, event) => {
    for (const listener of listeners.get(name) ?? []) (listener as (told: typeof event) => void)(event)
  }
  const handlers = createHandlers(held, emit)

  return {
    mailbox: held,
    calls,
    emit,
    handlers,
    answer(name, handler) {
      handlers[name] = handler
    },
    fail(name, code) {
      if (code) failing.set(name, code)
      else failing.delete(name)
    },
    on(name, listener) {
      const those = listeners.get(name) ?? new Set()
      listeners.set(name, those.add(listener))
      return () => those.delete(listener)
    },
    async call<K extends CallName>(name: K, request: CallRequest<K>): Promise<Outcome<CallReply<K>>> {
      calls.push({ name, request })
      const code = failing.get(name)
      try {
        if (code) throw new FakeFailure(code)
        return { ok: true, value: structuredClone(await handlers[name](structuredClone(request))) }
      } catch (error) {
        if (error instanceof FakeFailure) return { ok: false, failure: error.failure }
        throw error
      }
    },
  }
}

function createHandlers(mailbox: FakeMailbox, emit: FakeMailBridge['emit']): Handlers {
  const notFound = (): never => {
    throw new FakeFailure('not-found')
  }
  const rowOf = (id: number): MessageRow => mailbox.rows.find((row) => row.id === id) ?? notFound()
  const changeRows = (ids: number[], change: Partial<MessageRow>): undefined => {
    const changed = new Set(ids)
    const accountIds = new Set<string>()
    mailbox.rows = mailbox.rows.map((row) => {
      if (!changed.has(row.id)) return row
      accountIds.add(row.accountId)
      return { ...row, ...change }
    })
    emit('messages:changed', { accountIds: [...accountIds] })
  }
  const changeStartup = (change: Partial<StartupState>): undefined => {
    mailbox.startup = { ...mailbox.startup, ...change }
    emit('startup:changed', mailbox.startup)
  }
  const keepAccounts = (accounts: Account[]): void => {
    mailbox.accounts = accounts
    emit('accounts:changed', accounts)
  }
  const fileOf = (messageId: number, index: number): string =>
    mailbox.details.get(messageId)?.attachments?.find((file) => file.index === index)?.fileName ?? notFound()

  return {
    'app:info': () => ({
      version: '0.1.0',
      electron: '33.2.1',
      chrome: '130.0.6723.137',
      node: '20.18.1',
      platform: 'linux',
      systemLocale: 'en-GB',
      isSandboxed: true,
    }),
    'app:tellsMetered': () => true,
    'startup:state': () => mailbox.startup,
    'startup:choosePassphrase': () => undefined,
    'startup:unlock': () => undefined,
    'app:storage': () => ({ path: '/home/noa/.config/Restante/mail.db', octets: 734_000_000 }),
    'desktop:notify': () => undefined,
    'desktop:tray': () => undefined,
    'desktop:hasTray': () => true,
    'startup:recover': () => undefined,
    'startup:lock': () => undefined,
    'startup:reopen': () => undefined,
    'startup:changeKeeper': ({ keeper }) => changeStartup({ protection: keeper.kind }),
    'startup:makeRecoveryKey': () => ({ recoveryKey: '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ' }),
    'startup:keepRecoveryKey': () => changeStartup({ hasRecoveryKey: true }),
    'startup:saveRecoverySheet': ({ name }) => ({ path: `/home/noa/${name}.txt` }),
    'settings:get': () => mailbox.settings,
    'settings:change': (change) => {
      mailbox.settings = Object.assign({}, mailbox.settings, change)
      emit('settings:changed', mailbox.settings)
      return mailbox.settings
    },
    'accounts:list': () => mailbox.accounts,
    'accounts:suggest': ({ email }) => suggest(email),
    'accounts:add': (entered) => {
      const account = {
        ...keptFields(entered),
        id: crypto.randomUUID(),
        isSample: entered.password === 'sample',
      }
      keepAccounts([...mailbox.accounts, account])
      return account
    },
    'accounts:addSample': () => {
      const account = mailbox.accounts[0] ?? notFound()
      keepAccounts(mailbox.accounts)
      return account
    },
    'accounts:change': ({ id, ...entered }) => {
      const account = { ...keptFields(entered), id, isSample: false }
      keepAccounts(mailbox.accounts.map((old) => (old.id === account.id ? account : old)))
      return account
    },
    'finding:find': () => ({ found: null, tried: [] }),
    'finding:stop': () => undefined,
    'certificates:choose': () => null,
    'certificates:open': notFound,
    'accounts:setPassword': () => undefined,
    'accounts:remove': ({ id }) => {
      keepAccounts(mailbox.accounts.filter((account) => account.id !== id))
      return undefined
    },
    'accounts:test': () => ({
      messages: 118,
      octets: 4_200_000,
      connection: sampleConnection(),
      capabilities: ['TOP', 'UIDL', 'PIPELINING'],
      millis: 240,
    }),
    'sync:states': () => mailbox.sync,
    'sync:start': () => undefined,
    'accounts:previewRetention': () => ({ count: 0, octets: 0, rows: [] }),
    'sync:cancel': () => undefined,
    'sync:answer': () => undefined,
    'messages:list': ({ query, offset, limit }) => {
      const found = mailbox.rows.filter((row) => matches(row, query))
      const words = query.text.split(' ').filter(Boolean)
      const page = query.isThreaded
        ? threadPage(found, mailbox.threads, { offset, limit })
        : {
            total: found.length,
            rows: found.slice(offset, offset + limit).map((row) => withLit(row, words)),
          }
      return {
        ...page,
        messages: found.length,
        unread: found.filter((row) => row.isUnread).length,
        offset,
        words,
      }
    },
    'messages:thread': ({ id }) => {
      const ids = mailbox.threads.find((thread) => thread.includes(id)) ?? [id]
      return mailbox.rows.filter((row) => ids.includes(row.id)).reverse()
    },
    'messages:counts': () => mailbox.accounts.flatMap(({ id }) => countPlaces(mailbox.rows, id)),
    'messages:open': ({ id }) => ({ ...emptyDetail(rowOf(id)), ...mailbox.details.get(id), row: rowOf(id) }),
    'messages:prepare': ({ ids }) =>
      ids.map((id) => ({ ...emptyDetail(rowOf(id)), ...mailbox.details.get(id), row: rowOf(id) })),
    'reading:find': () => ({ hits: 3 }),
    'reading:preferBody': () => undefined,
    'reading:preferFont': () => undefined,
    'reading:print': () => undefined,
    'reading:savePdf': () => ({ path: '/home/me/message.pdf' }),
    'reading:headers': ({ messageId }) => [{ name: 'Subject', value: rowOf(messageId).subject }],
    'source:open': () => ({ rows: 2, octets: 40 }),
    'source:rows': ({ messageId }) => [`Subject: ${rowOf(messageId).subject}`, ''],
    'source:find': () => ({ rows: [0], isCut: false }),
    'source:close': () => undefined,
    'messages:setUnread': ({ ids, isUnread }) => changeRows(ids, { isUnread }),
    'messages:setStarred': ({ ids, isStarred }) => changeRows(ids, { isStarred }),
    'messages:move': ({ ids, place }) => changeRows(ids, { place }),
    'messages:download': () => undefined,
    'messages:keepOnServer': ({ ids }) => changeRows(ids, { where: 'both' }),
    'messages:save': ({ id }) => ({ path: `/home/user/Downloads/message-${id}.eml` }),
    'pictures:allow': () => undefined,
    'pictures:senders': () => [],
    'pictures:forgetSender': () => undefined,
    'attachments:open': () => undefined,
    'attachments:programs': () => [],
    'attachments:openWith': () => undefined,
    'attachments:drag': () => undefined,
    'attachments:copyName': () => undefined,
    'messages:drag': () => ({ leftOut: 0 }),
    'attachments:save': ({ messageId, index }) => ({
      path: `/home/user/Downloads/${fileOf(messageId, index)}`,
    }),
    'attachments:saveAll': ({ messageId }) => ({
      directory: '/home/user/Downloads',
      count: mailbox.details.get(messageId)?.attachments?.length ?? 0,
    }),
    'console:conversations': () => mailbox.conversations,
    'console:lines': ({ conversationId, after }) =>
      (mailbox.lines.get(conversationId) ?? []).filter(({ number }) => number > after),
    'console:prompt': ({ place }) => promptOf(mailbox, place),
    'console:open': ({ place }) => promptOf(mailbox, place),
    'console:logIn': ({ place }) => promptOf(mailbox, place),
    'console:send': () => ({ refusal: null, number: 0, mail: null }),
    'console:answer': () => undefined,
    'console:hangUp': () => undefined,
    'console:copy': () => undefined,
    'console:save': ({ kind }) => ({ path: `/home/user/Downloads/${kind}.txt` }),
    'console:bundle': () => ({ text: 'Restante support bundle' }),
    'left:keep': () => undefined,
    'left:search': () => null,
    'searches:list': () => mailbox.searches,
    'searches:remember': ({ text }) => {
      mailbox.searches = [
        { text, isKept: false },
        ...mailbox.searches.filter((search) => search.text !== text),
      ]
    },
    'searches:keep': ({ text, isKept }) => {
      mailbox.searches = mailbox.searches.map((search) => (search.text === text ? { text, isKept } : search))
    },
    'searches:forget': ({ text }) => {
      mailbox.searches = mailbox.searches.filter((search) =>
        text === null ? search.isKept : search.text !== text,
      )
    },
    ...fakeRules(mailbox, emit),
    ...deskHandlers(mailbox.desks, emit),
    'bin:count': ({ doomed }) => ({ messages: doomedIds(mailbox.rows, doomed).size, there: 0 }),
    'bin:delete': ({ doomed }) => {
      const gone = doomedIds(mailbox.rows, doomed)
      const accountIds = mailbox.rows.filter(({ id }) => gone.has(id)).map(({ accountId }) => accountId)
      mailbox.rows = mailbox.rows.filter(({ id }) => !gone.has(id))
      emit('messages:changed', { accountIds: [...new Set(accountIds)] })
    },
    'jobs:list': () => [],
    'jobs:cancel': () => undefined,
    'jobs:dismiss': () => undefined,
    'transfer:count': () => ({ messages: mailbox.rows.length, octets: mailbox.rows.length * 1000 }),
    'transfer:export': () => true,
    'transfer:import': () => true,
    'transfer:check': () => undefined,
    'undo:last': () => null,
    'undo:undo': () => undefined,
    'backup:last': () => ({ madeAt: null }),
    'backup:make': () => true,
    'restore:choose': () => null,
    'restore:open': () => ({
      madeAt: 0,
      octets: 0,
      messages: 0,
      accounts: [],
      needsPassphrase: false,
      oldFolder: null,
    }),
    'restore:begin': () => undefined,
    'restore:cancel': () => undefined,
    'junk:state': () => ({ junk: 0, good: 0, needed: 20 }),
    'junk:forget': () => undefined,
    'updates:state': () => ({ isPossible: false, stage: 'idle', version: null, percent: 0, fault: null }),
    'updates:look': () => undefined,
    'updates:download': () => undefined,
    'updates:cancel': () => undefined,
    'updates:install': () => undefined,
    'window:close': () => undefined,
    'signatures:check': () => [],
    'signatures:believeServer': () => ({ signatures: [], report: null, unnamedServer: '' }),
    'links:open': () => undefined,
    'faults:report': () => undefined,
    'faults:openLogs': () => undefined,
    'files:choose': () => undefined,
    'files:show': () => undefined,
  }
}

const doomedIds = (rows: readonly MessageRow[], doomed: Doomed): Set<number> =>
  new Set(
    'ids' in doomed ? doomed.ids : rows.filter(({ place }) => place === doomed.place).map(({ id }) => id),
  )

const promptOf = (mailbox: FakeMailbox, place: ConsolePlace): PromptState => ({
  place,
  state: 'none',
  conversationId: null,
  tlsVersion: null,
  login: null,
  capabilities: [],
  marked: [],
  messages: null,
  challenge: null,
  failure: null,
  ...mailbox.prompt,
})

/** An account as main would keep it: of its secrets only that they are there. */
function keptFields(entered: NewAccount): Omit<Account, 'id' | 'isSample'> {
  const { password, proxyPassword, accessToken, refreshToken, clientSecret, certificateId, ...fields } =
    entered
  const secrets = { password, proxyPassword, accessToken, refreshToken, clientSecret }
  const kept = (Object.keys(secrets) as (keyof typeof secrets)[]).filter((kind) => secrets[kind])
  return { ...fields, lastLogin: null, clientCertificate: null, kept }
}

const withLit = (row: MessageRow, words: string[]): MessageRow => {
  if (words.length === 0) return row
  const { fromName, fromAddress, subject, preview } = row
  const lit = {
    from: litWords(fromName || fromAddress, words),
    subject: litWords(subject, words),
    preview: litWords(preview, words),
  }
  return { ...row, lit }
}

function matches(row: MessageRow, query: MessageQuery): boolean {
  const words = query.text.toLowerCase()
  return (
    (query.labelId === null || row.labelIds.includes(query.labelId)) &&
    (query.accountId === null || row.accountId === query.accountId) &&
    (query.place === null || row.place === query.place) &&
    (!query.starredOnly || row.isStarred) &&
    (words === '' || `${row.fromName} ${row.subject} ${row.preview}`.toLowerCase().includes(words))
  )
}

function countPlaces(rows: MessageRow[], accountId: string): PlaceCount[] {
  return PLACES.map((place) => {
    const those = rows.filter((row) => row.accountId === accountId && row.place === place)
    return {
      accountId,
      place,
      total: those.length,
      unread: those.filter((row) => row.isUnread).length,
      starred: those.filter((row) => row.isStarred).length,
    }
  })
}

function emptyDetail(row: MessageRow): MessageDetail {
  return {
    row,
    from: [{ name: row.fromName, address: row.fromAddress }],
    to: [],
    cc: [],
    replyTo: [],
    hasText: row.where !== 'server',
    hasHtml: false,
    preferredBody: null,
    isPatch: false,
    preferredFont: null,
    hasColours: false,
    blockedRemote: 0,
    arePicturesAllowed: false,
    attachments: [],
    facts: [],
    senderMarks: [],
    misleadingLinks: [],
    authenticity: { signatures: [], report: null, unnamedServer: '' },
    isHeaderOnly: row.where === 'server',
    frameUrl: `restante-message://m/${row.id}/`,
    unreadable: null,
  }
}

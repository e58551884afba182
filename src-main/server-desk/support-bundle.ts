import type { Account } from '../contract/account.ts'
import type { Conversation } from '../contract/console.ts'
import type { AppInfo } from '../contract/startup.ts'
import type { SyncState } from '../contract/sync.ts'
import type { TranscriptLine } from '../pop3/transcript.ts'
import { createRedactor, LEFT_OUT, type Redactor } from './redact.ts'

/** What a bundle is made of: as it is, nothing taken out yet. */
export interface BundleParts {
  info: AppInfo
  /** Such as "x64" and "6.8.0". */
  architecture: string
  systemRelease: string
  /** Settings whose values come from a closed list, as text; others are not handed over. */
  settings: [name: string, value: string][]
  accounts: Account[]
  syncs: SyncState[]
  /** Lines of the log, which names nobody; accounts stand in it by the first letters of their ids. */
  log: string[]
  conversations: (Conversation & { accountId: string; lines: TranscriptLine[] })[]
  /** Milliseconds since 1970. */
  madeAt: number
}

const PREFACE = `Restante support bundle

For whoever helps with a problem. It is plain text, so that all of it can be read before it is sent.
Not in it: passwords and tokens (they were never recorded), messages, their headers, subjects and senders.
Addresses, user names and servers have stand-ins: a1@h1.example, u1, h2.example; the same stands for the same.
Of what servers said, words that are not known to be harmless are left out: ${LEFT_OUT}`

/** The bundle as one plain text: what a person can read is what a person can agree to send. */
export function makeSupportBundle(parts: BundleParts): string {
  const redactor = createRedactor()
  // All names first, so that they are known wherever they turn up.
  const accounts = parts.accounts.map((account) => describeAccount(account, redactor))
  const numberOf = (accountId: string): string =>
    `account ${parts.accounts.findIndex(({ id }) => id === accountId) + 1}`

  return [
    PREFACE,
    section('Program', [
      `made ${time(parts.madeAt)}`,
      `Restante ${parts.info.version}`,
      `Electron ${parts.info.electron}, Chromium ${parts.info.chrome}, Node.js ${parts.info.node}`,
      `${parts.info.platform} ${parts.systemRelease} ${parts.architecture}, ${parts.info.systemLocale}`,
      `sandbox ${parts.info.isSandboxed ? 'on' : 'off'}`,
    ]),
    section(
      'Settings',
      parts.settings.map(([name, value]) => `${name}: ${value}`),
    ),
    section(
      'Accounts',
      accounts.map((lines, at) => [`account ${at + 1}`, ...lines.map((line) => `  ${line}`)].join('\n')),
    ),
    section(
      'Last failures',
      parts.syncs.flatMap(({ accountId, failure, finishedAt }) =>
        failure
          ? [
              `${numberOf(accountId)}: ${failure.code}, ${finishedAt ? time(finishedAt) : 'now'}: ${redactor.text(failure.message)}`,
            ]
          : [],
      ),
    ),
    section(
      'Log',
      parts.log.map((line) =>
        parts.accounts.reduce(
          (text, { id }, at) => text.replace(`account=${id.slice(0, 8)}`, `account=${at + 1}`),
          line,
        ),
      ),
    ),
    ...parts.conversations.map((conversation) =>
      section(
        `Session of ${numberOf(conversation.accountId)}: ${conversation.kind}, ${time(conversation.openedAt)}`,
        describeLines(conversation.lines, conversation.openedAt, redactor),
      ),
    ),
    '',
  ].join('\n\n')
}

function describeAccount(account: Account, redactor: Redactor): string[] {
  const { email, host, port, security, user, login, lastLogin, proxy, trustedCertificates } = account
  if (account.isSample) return ['the sample mailbox']
  const address = redactor.address(email)
  return [
    `address: ${address}`,
    `user: ${redactor.user(user)}`,
    `server: ${redactor.host(host)}:${port}, ${security}`,
    `login: ${login}, last time ${lastLogin ?? 'none'}`,
    `proxy: ${proxy ? `${proxy.kind} ${redactor.host(proxy.host)}:${proxy.port}` : 'none'}`,
    `certificates trusted by exception: ${trustedCertificates.length}`,
    `on the server: ${JSON.stringify(account.retention)}; checked every ${account.checkEveryMinutes} min, at start: ${account.checkAtStart ? 'yes' : 'no'}`,
  ]
}

function describeLines(lines: TranscriptLine[], openedAt: number, redactor: Redactor): string[] {
  return lines.flatMap((line, at) => {
    const stamp = `${((line.at - openedAt) / 1000).toFixed(3).padStart(9)}  `
    if (line.direction === 'sent') return `${stamp}C: ${redactor.command(line.text)}`
    if (line.direction === 'note') return `${stamp}   ${redactor.text(line.text)}`
    const said = `${stamp}S: ${redactStatus(line.text, redactor)}`
    if (!line.body) return said
    // Nothing is pipelined around CAPA, so what it answers stands right before.
    const isCapa = lines[at - 1]?.text === 'CAPA' && lines[at - 1]?.direction === 'sent'
    const capabilities = isCapa ? (line.body.text ?? '').split('\n').filter((text) => text !== '') : []
    return [
      `${said} (${line.body.octets} octets follow)`,
      ...capabilities.map((text) => `${' '.repeat(11)}   ${redactor.capability(text)}`),
    ]
  })
}

function redactStatus(text: string, redactor: Redactor): string {
  const [, indicator = '', rest = ''] = /^(\+OK|-ERR|\+)(.*)$/.exec(text) ?? []
  return `${indicator} ${redactor.text(rest.trim())}`.trimEnd()
}

const section = (title: string, lines: string[]): string =>
  [`== ${title} ==`, ...(lines.length > 0 ? lines : ['none'])].join('\n')

const time = (moment: number): string => new Date(moment).toISOString()

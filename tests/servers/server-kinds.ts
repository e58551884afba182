import type { LoginMethod } from '../../src-main/pop3/login-method.ts'
import type { Pop3Endpoint } from '../../src-main/pop3/pop3-session.ts'
import { dovecotAvailability, dovecotVersion, startDovecot } from './dovecot.ts'
import { startCourier } from './kinds/courier.ts'
import { startCyrus } from './kinds/cyrus.ts'
import { startPopa3d, startSolid } from './kinds/inetd.ts'
import { startMailutils } from './kinds/mailutils.ts'
import { startNginx } from './kinds/nginx.ts'
import { startPerdition } from './kinds/perdition.ts'
import type { SeedName } from './seeds.ts'
import type { TestServer, TestUser } from './test-server.ts'
import { isUnpacked, versionOf } from './unpacked-server.ts'

/** A way in which a server's messages differ from what was delivered to it. */
export interface Deviation {
  /** The messages it happens to; all of them unless named. */
  readonly seeds?: readonly SeedName[]
  readonly why: string
  /** Makes what was delivered and what came equal where they differ in this way alone. */
  readonly alike: (message: Buffer) => Buffer
}

/** A POP3 server and what is known of it, as data. */
export interface ServerKind {
  readonly name: string
  readonly isHere: boolean
  readonly version: string | undefined
  start(users: readonly TestUser[]): Promise<TestServer>
  /** The ways to log in by the encryption there is. */
  readonly methods: Partial<Record<Pop3Endpoint['security'], readonly LoginMethod[]>>
  /** What a second session on the same mailbox meets while the first is open. */
  readonly second: 'allowed' | 'IN-USE'
  /** The messages come in the order in which a folder happens to list its files. */
  readonly isUnordered?: true
  /** What else is worth knowing of it. */
  readonly notes?: readonly string[]
  /** Knows UTF8 (RFC 6856). */
  readonly hasUtf8?: true
  readonly deviations: readonly Deviation[]
  /** How TOP differs from what RETR begins with. */
  readonly tops?: Omit<Deviation, 'seeds'>
}

const BY_PASSWORD = ['USER', 'PLAIN', 'LOGIN', 'CRAM-MD5'] as const
const SCRAM = ['SCRAM-SHA-1', 'SCRAM-SHA-256'] as const
const SCRAM_PLUS = ['SCRAM-SHA-1-PLUS', 'SCRAM-SHA-256-PLUS'] as const

const everywhere = (...methods: LoginMethod[]): ServerKind['methods'] => ({
  none: methods,
  stls: methods,
  tls: methods,
})

const changed = (pattern: RegExp, by: string) => (message: Buffer) =>
  Buffer.from(message.toString('latin1').replaceAll(pattern, by), 'latin1')

/** POP3 has no way to end a message in the middle of a line, so this one is everybody's. */
const ended: Deviation = {
  seeds: ['no line end at the end'],
  why: 'a message without a line end at its end gets one',
  alike: changed(/(?<!\r\n)$/g, '\r\n'),
}

const MBOX: readonly Deviation[] = [
  {
    seeds: ['header alone', 'empty body'],
    why: 'a header without an empty line after it gets one',
    alike: changed(/(?:\r\n)+$/g, '\r\n\r\n'),
  },
  {
    seeds: ['From lines'],
    why: 'a body line that begins with "From " has ">" before it, or loses the one it had',
    alike: changed(/^>?From /gm, '>From '),
  },
]

const COURIER: readonly Deviation[] = [
  {
    seeds: ['8-bit header'],
    why: 'a message with UTF-8 in its header comes as a part of another, unless UTF8 was asked for',
    alike: changed(
      /^From: Mail Delivery[^]*\r\nContent-Type: message\/global\r\n\r\n([^]*)\r\n--[^\r]*--\r\n$/g,
      '$1',
    ),
  },
]

const MAILUTILS: readonly Deviation[] = [
  ...MBOX,
  {
    why: 'X-UIDL, X-UID, X-IMAPbase and Status are added or taken out, differently in each session',
    alike: changed(/^(?:X-UIDL|X-UID|X-IMAPbase|Status):.*\r\n/gm, ''),
  },
  {
    seeds: ['headers that servers use'],
    why: 'an empty header field gets a space',
    alike: changed(/^(X-Empty:) ?\r$/gm, '$1\r'),
  },
]

export const SERVER_KINDS: readonly ServerKind[] = [
  {
    name: 'Dovecot',
    isHere: dovecotAvailability().available,
    version: dovecotVersion(),
    start: (users) =>
      startDovecot({
        users,
        set: { auth_mechanisms: 'plain login apop cram-md5 scram-sha-1 scram-sha-256' },
      }),
    methods: everywhere(...BY_PASSWORD, 'APOP', ...SCRAM),
    second: 'allowed',
    deviations: [ended],
  },
  {
    name: 'Courier',
    isHere: isUnpacked('courier'),
    version: versionOf('courier', 'courier-pop'),
    start: startCourier,
    methods: everywhere(...BY_PASSWORD),
    hasUtf8: true,
    second: 'allowed',
    deviations: [ended, ...COURIER],
  },
  {
    name: 'Cyrus',
    isHere: isUnpacked('cyrus'),
    version: versionOf('cyrus', 'cyrus-pop3d'),
    start: (users) => startCyrus(users),
    methods: {
      none: [...BY_PASSWORD, 'APOP', ...SCRAM],
      stls: [...BY_PASSWORD, 'APOP', ...SCRAM, ...SCRAM_PLUS],
      tls: [...BY_PASSWORD, 'APOP', ...SCRAM, ...SCRAM_PLUS],
    },
    notes: [
      'SCRAM is bound to tls-unique only; any other binding is refused after the proof, as a wrong password is',
    ],
    second: 'allowed',
    deviations: [ended],
  },
  {
    name: 'Mailutils',
    isHere: isUnpacked('mailutils'),
    version: versionOf('mailutils', 'mailutils-pop3d'),
    start: startMailutils,
    methods: everywhere('USER', 'APOP'),
    second: 'IN-USE',
    deviations: [ended, ...MAILUTILS],
    tops: {
      why: 'TOP with lines of the body has a second empty line before them',
      alike: changed(/^([^]*?\r\n\r\n)(?:\r\n)*/g, '$1'),
    },
  },
  {
    name: 'popa3d',
    isHere: isUnpacked('popa3d'),
    version: versionOf('popa3d'),
    start: startPopa3d,
    methods: { none: ['USER'], tls: ['USER'] },
    notes: ['has no TLS itself: another program before it has'],
    second: 'allowed',
    deviations: [ended, ...MBOX],
  },
  {
    name: 'Solid',
    isHere: isUnpacked('solid-pop3d'),
    version: versionOf('solid-pop3d'),
    start: startSolid,
    methods: { none: ['USER', 'APOP'], tls: ['USER', 'APOP'] },
    notes: ['has no TLS itself: another program before it has'],
    second: 'allowed',
    isUnordered: true,
    deviations: [ended],
    tops: {
      why: 'TOP ends a header with an empty line, also where the message has none',
      alike: changed(/(?:\r\n)+$/g, '\r\n'),
    },
  },
  {
    name: 'nginx',
    isHere: isUnpacked('nginx') && dovecotAvailability().available,
    version: versionOf('nginx'),
    start: startNginx,
    methods: everywhere(...BY_PASSWORD, 'APOP'),
    second: 'allowed',
    deviations: [ended],
  },
  {
    name: 'perdition',
    isHere: isUnpacked('perdition') && dovecotAvailability().available,
    version: versionOf('perdition'),
    start: startPerdition,
    methods: everywhere('USER'),
    second: 'allowed',
    deviations: [ended],
  },
]

import type { Certificate } from '../../src-main/contract/certificate.ts'
import type { ConnectionFacts, TlsFacts } from '../../src-main/contract/connection.ts'
import type { SyncState } from '../../src-main/contract/sync.ts'
import type { NewAccount } from '../../src-main/contract/account.ts'
import { LEAVE } from './retentions.ts'

/** A new account with every field set; `change` says what the test is about. */
export const newAccount = (change: Partial<NewAccount> = {}): NewAccount => ({
  name: 'Alon',
  email: 'alon@example.org',
  host: 'pop.example.org',
  port: 995,
  security: 'tls',
  user: 'alon@example.org',
  password: 'correct horse',
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
  colour: 2,
  ...change,
})

/** An account's sync that has never run; `change` says what the test is about. */
export const syncState = (accountId: string, change: Partial<SyncState> = {}): SyncState => ({
  accountId,
  phase: 'idle',
  doneMessages: 0,
  totalMessages: 0,
  doneOctets: 0,
  totalOctets: 0,
  newMessages: 0,
  finishedAt: null,
  connection: null,
  failure: null,
  waiting: null,
  nextTryAt: null,
  question: null,
  server: null,
  ...change,
})

/** A session over TLS with a certificate that somebody vouches for, logged in without sending the password. */
export const sampleConnection = (tls: Partial<TlsFacts> = {}): ConnectionFacts => ({
  tls: {
    version: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    isException: false,
    fingerprint: Array.from({ length: 32 }, () => 'AB').join(':'),
    ...tls,
  },
  login: 'SCRAM-SHA-256',
})

/** A certificate that a server signed itself, as it comes with the failure. */
export const sampleCertificate = (change: Partial<Certificate> = {}): Certificate => ({
  host: 'pop.example.org',
  port: 995,
  reason: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  fingerprint: Array.from({ length: 32 }, () => 'AB').join(':'),
  subject: 'CN=pop.example.org',
  issuer: 'CN=Home server',
  names: 'DNS:pop.example.org',
  validFrom: Date.UTC(2026, 0, 1),
  validTo: Date.UTC(2027, 0, 1),
  ...change,
})

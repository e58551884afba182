import { describe, expect, it } from 'vitest'
import type { SyncState } from '../../../../src-main/contract/sync.ts'
import { createTranscript, type Transcript } from '../../../../src-main/pop3/transcript.ts'
import { makeSupportBundle, type BundleParts } from '../../../../src-main/server-desk/support-bundle.ts'
import { sampleCertificate } from '../../../support/account-samples.ts'
import { sampleAccount } from '../../../support/sample-account.ts'

const AT = Date.UTC(2026, 10, 21, 9)
const bytes = (text: string): { octets: number; bytes: Uint8Array } => ({
  octets: Buffer.byteLength(text),
  bytes: Buffer.from(text),
})

function partsWith(talk: (transcript: Transcript) => void, change: Partial<BundleParts> = {}): BundleParts {
  const transcript = createTranscript()
  talk(transcript)
  const account = sampleAccount({
    name: 'Grandmother’s box',
    email: 'rosa.levi@famiglia.example',
    user: 'levi-rosa',
    host: 'pop.famiglia.example',
    proxy: { kind: 'socks5', host: 'gate.ufficio.example', port: 1080, user: 'gatekeeper' },
    trustedCertificates: [sampleCertificate({ subject: 'CN=Famiglia Levi' })],
  })
  const sync: SyncState = {
    accountId: account.id,
    finishedAt: AT,
    failure: {
      code: 'auth-rejected',
      message: 'PASS was refused: levi-rosa at pop.famiglia.example has another password than Sesamo9',
      serverText: 'no mail for levi-rosa',
      retryable: false,
    },
  } as SyncState
  return {
    info: {
      version: '0.2.0',
      electron: '33',
      chrome: '130',
      node: '20',
      platform: 'linux',
      systemLocale: 'it-IT',
      isSandboxed: true,
    },
    architecture: 'x64',
    systemRelease: '6.1',
    settings: [['theme', 'dark']],
    accounts: [account],
    syncs: [sync],
    log: [`2026-11-21 09:00:00.000 info sync ended account=${account.id.slice(0, 8)} new=3`],
    conversations: [
      { id: 1, kind: 'sync', openedAt: AT, endedAt: AT, accountId: account.id, lines: transcript.lines() },
    ],
    madeAt: AT,
    ...change,
  }
}

function ordinaryTalk(transcript: Transcript): void {
  transcript.add('note', 'connecting to pop.famiglia.example:995 (tls)')
  transcript.add('received', '+OK Famiglia mail <77.88@pop.famiglia.example>')
  transcript.add('sent', 'CAPA')
  transcript.add('received', '+OK', { body: bytes('TOP\r\nSASL PLAIN\r\nIMPLEMENTATION levi-server\r\n') })
  transcript.add('sent', 'USER levi-rosa')
  transcript.add('received', '+OK hello Rosa Levi')
  transcript.add('sent', 'PASS ****')
  transcript.add('received', '-ERR [AUTH] wrong password for levi-rosa from 198.51.100.7')
  transcript.add('sent', 'TOP 3 0')
  transcript.add('received', '+OK', { body: bytes('Subject: The will\r\nFrom: notaio@studio.example\r\n') })
  transcript.add('sent', 'UIDL')
  transcript.add('received', '+OK', { body: bytes('1 uid-of-a-letter\r\n') })
}

describe('a support bundle', () => {
  const text = makeSupportBundle(partsWith(ordinaryTalk))

  it.each([
    'rosa',
    'levi',
    'famiglia',
    'grandmother',
    'ufficio',
    'gatekeeper',
    'sesamo9',
    '198.51.100.7',
    'the will',
    'notaio',
    'studio',
    'uid-of-a-letter',
  ])('does not hold %j', (secret) => {
    expect(text.toLowerCase()).not.toContain(secret)
  })

  it.each([
    'Restante 0.2.0',
    'theme: dark',
    'address: a1@h1.example',
    'server: h2.example:995, tls',
    'user: u1',
    'proxy: socks5 h3.example:1080',
    'certificates trusted by exception: 1',
    'account 1: auth-rejected, 2026-11-21T09:00:00.000Z: PASS was refused: u1 at h2.example has another password than …',
    'connecting to h2.example:995 (tls)',
    'SASL PLAIN',
    'C: USER …',
    'S: -ERR [AUTH] wrong password for u1 from ip1',
    'C: TOP 3 0',
    'S: +OK (48 octets follow)',
    'info sync ended account=1 new=3',
  ])('says %j', (said) => {
    expect(text).toContain(said)
  })

  it('shows only the capabilities of what CAPA was answered with', () => {
    const bundle = makeSupportBundle(
      partsWith((transcript) => {
        transcript.add('sent', 'XTND CAPA')
        transcript.add('received', '+OK', { body: bytes('TOP\r\n') })
      }),
    )

    expect(bundle).not.toMatch(/^\s+TOP$/m)
  })

  it('has nothing to tell before there is an account, and says so', () => {
    const bundle = makeSupportBundle(
      partsWith(() => undefined, { accounts: [], syncs: [], conversations: [], settings: [] }),
    )

    expect(bundle).toContain('== Accounts ==\nnone')
    expect(bundle).toContain('== Last failures ==\nnone')
  })
})

import { randomUUID, type X509Certificate } from 'node:crypto'
import type { KeptCertificate } from '../accounts/account-book.ts'
import type { ChosenCertificate, ClientCertificate } from '../contract/client-certificate.ts'
import { Refusal } from './refusal.ts'

/** A file as the user chose it. */
export interface CertificateFile {
  name: string
  bytes: Buffer
}

/** @throws ClientCertificateError when the passphrase does not open it, or there is no key in it */
export type ReadCertificate = (file: Buffer, passphrase: string) => { certificate: X509Certificate }

/** The certificate file that was chosen last. It waits here, so that its key never goes through the window. */
export interface ChosenCertificates {
  /** Takes a file. @throws ClientCertificateError for one that even a passphrase would not open */
  choose(file: CertificateFile): ChosenCertificate
  /** @throws ClientCertificateError, Refusal `not-found` when another was chosen since */
  open(id: string, passphrase: string): ChosenCertificate
  /** What an account is to keep. @throws Refusal `not-found` */
  take(id: string): KeptCertificate
}

export function createChosenCertificates(read: ReadCertificate): ChosenCertificates {
  let chosen: { id: string; file: CertificateFile; opened: KeptCertificate | null } | null = null

  const find = (id: string): NonNullable<typeof chosen> => {
    if (chosen?.id !== id) throw new Refusal('not-found', 'another certificate file was chosen since')
    return chosen
  }
  const open = (id: string, passphrase: string): ChosenCertificate => {
    const { file } = find(id)
    const facts = factsOf(read(file.bytes, passphrase).certificate)
    chosen = { id, file, opened: { facts, content: toContent(file.bytes, passphrase) } }
    return { id, fileName: file.name, certificate: facts }
  }

  return {
    choose(file) {
      const id = randomUUID()
      chosen = { id, file, opened: null }
      try {
        return open(id, '')
      } catch (error) {
        if (!isLocked(file.bytes)) throw error
        return { id, fileName: file.name, certificate: null }
      }
    },
    open,
    take(id) {
      const { opened } = find(id)
      if (!opened) throw new Refusal('bad-request', 'the certificate file has not been opened')
      return opened
    },
  }
}

/** What `toContent` was given. */
export function fromContent(content: string): { file: Buffer; passphrase: string } {
  const { file, passphrase } = JSON.parse(content) as { file: string; passphrase: string }
  return { file: Buffer.from(file, 'base64'), passphrase }
}

const toContent = (file: Buffer, passphrase: string): string =>
  JSON.stringify({ file: file.toString('base64'), passphrase })

/** PKCS #12 is a DER sequence; PEM says so where a key is encrypted. */
const isLocked = (file: Buffer): boolean => file[0] === 0x30 || file.includes('ENCRYPTED')

function factsOf({ subject, fingerprint256, validTo }: X509Certificate): ClientCertificate {
  const until = Date.parse(validTo)
  return {
    // eslint-disable-next-line no-control-regex
    subject: subject.replaceAll(/[\u0000-\u001f\u007f]+/g, ', ').slice(0, 1024),
    fingerprint: fingerprint256,
    validTo: Number.isNaN(until) ? null : until,
  }
}

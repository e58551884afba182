import type { Signature } from '../contract/message-authenticity.ts'
import type { KnownKey } from '../mime/authenticity/verify-signatures.ts'
import type { MimeClient } from '../mime/mime-client.ts'
import type { Store } from '../store/store-client.ts'
import type { MessageReader } from './message-reader.ts'

/** Asks DNS for a key. Never rejects: what cannot be had is `none` or `unreachable`. */
export type LookUpKey = (name: string) => Promise<KnownKey>

export interface SignatureCheckParts {
  store: Pick<Store, 'signatureKeys' | 'keepSignatureKeys'>
  mime: Pick<MimeClient, 'signatureKeyNames' | 'verifySignatures'>
  source: (id: number) => ReturnType<MessageReader['source']>
  lookUpKey: LookUpKey
  now: () => number
}

/**
 * Checks the DKIM signatures of message `id` on its exact bytes. Without `byNetwork` only with keys that are here;
 * with it all keys are asked for anew, which tells the senders' name servers that somebody reads.
 * @throws Refusal `not-found` when only the header is here, StoreError, MimeError
 */
export type CheckSignatures = (id: number, byNetwork: boolean) => Promise<Signature[]>

export const checkSignatures =
  ({ store, mime, source, lookUpKey, now }: SignatureCheckParts): CheckSignatures =>
  async (id, byNetwork) => {
    const bytes = await source(id)
    const names = await mime.signatureKeyNames({ bytes })
    const kept = await store.signatureKeys({ names })
    const keys = new Map<string, KnownKey>(kept.map(({ name, record }) => [name, { record }]))
    if (byNetwork) {
      const asked = await Promise.all(names.map(async (name) => [name, await lookUpKey(name)] as const))
      const found = asked.flatMap(([name, key]) => (typeof key === 'object' ? [{ name, ...key }] : []))
      await store.keepSignatureKeys({ keys: found, now: now() })
      // A key that is gone from DNS was good when it was there; one that was taken back is there, and empty.
      for (const [name, key] of asked) if (typeof key === 'object' || !keys.has(name)) keys.set(name, key)
    }
    return mime.verifySignatures({ bytes, keys, now: now() }, [bytes.buffer])
  }

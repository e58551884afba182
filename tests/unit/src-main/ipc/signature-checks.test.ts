import { describe, expect, it } from 'vitest'
import { checkSignatures } from '../../../../src-main/ipc/signature-checks.ts'
import { readSignatureFields } from '../../../../src-main/mime/authenticity/signature-fields.ts'
import { verifySignatures } from '../../../../src-main/mime/authenticity/verify-signatures.ts'
import type { KnownKey } from '../../../../src-main/mime/authenticity/verify-signatures.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { memoryDb } from '../../../support/memory-db.ts'
import { makeSigningKey, signMail } from '../../../support/signed-mail.ts'

const key = makeSigningKey()
const NAME = 'post._domainkey.example.org'
const MAIL = 'From: noa@example.org\r\nTo: a@b.example\r\nSubject: Budget\r\n\r\nHello\r\n'

/** The checks on a real store, with a DNS that knows these keys and remembers what it was asked. */
async function rig(dns: Record<string, KnownKey>) {
  const db = memoryDb()
  const store = storeOperations(db)
  const message = await signMail(MAIL, { key })
  const asked: string[] = []
  const check = checkSignatures({
    store: {
      signatureKeys: (ask) => Promise.resolve(store.signatureKeys(ask)),
      keepSignatureKeys: (ask) => {
        store.keepSignatureKeys(ask)
        return Promise.resolve()
      },
    },
    mime: {
      signatureKeyNames: ({ bytes }) =>
        Promise.resolve(readSignatureFields(bytes).map(({ keyName }) => keyName)),
      verifySignatures: ({ bytes, keys, now }) => verifySignatures(bytes, keys, now),
    },
    source: () => Promise.resolve(new Uint8Array(message)),
    lookUpKey: (name) => {
      asked.push(name)
      return Promise.resolve(dns[name] ?? 'none')
    },
    now: () => Date.parse('2026-06-01T00:00:00Z'),
  })
  const results = async (byNetwork: boolean) => (await check(1, byNetwork)).map(({ result }) => result)
  return { results, asked, dns, close: () => db.close() }
}

describe('checkSignatures', () => {
  it('C18: asks nobody until the user says so, and then remembers the key', async () => {
    const { results, asked, close } = await rig({ [NAME]: { record: key.record } })

    expect(await results(false)).toEqual(['not-checked'])
    expect(asked).toEqual([])
    expect(await results(true)).toEqual(['verified'])
    expect(asked).toEqual([NAME])
    expect(await results(false)).toEqual(['verified'])
    expect(asked).toEqual([NAME])
    close()
  })

  it('believes a key that has gone from DNS since, not one that was taken back', async () => {
    const { results, dns, close } = await rig({ [NAME]: { record: key.record } })
    await results(true)

    dns[NAME] = 'none'
    expect(await results(true)).toEqual(['verified'])
    dns[NAME] = 'unreachable'
    expect(await results(true)).toEqual(['verified'])
    dns[NAME] = { record: 'v=DKIM1; p=' }
    expect(await results(true)).toEqual(['no-key'])
    expect(await results(false)).toEqual(['no-key'])
    close()
  })

  it('remembers nothing of a DNS that did not answer', async () => {
    const { results, dns, close } = await rig({ [NAME]: 'unreachable' })

    expect(await results(true)).toEqual(['unreachable'])
    expect(await results(false)).toEqual(['not-checked'])
    dns[NAME] = { record: key.record }
    expect(await results(true)).toEqual(['verified'])
    close()
  })
})

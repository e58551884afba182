import { describe, expect, it } from 'vitest'
import { verifySignatures } from '../../../../../src-main/mime/authenticity/verify-signatures.ts'
import type { KnownKey } from '../../../../../src-main/mime/authenticity/verify-signatures.ts'
import { makeSigningKey, signMail } from '../../../../support/signed-mail.ts'
import type { SignOptions } from '../../../../support/signed-mail.ts'

const key = makeSigningKey()
const NOW = Date.parse('2026-06-01T00:00:00Z')
const KEY_NAME = 'post._domainkey.example.org'
const MAIL = [
  'From: Noa <noa@example.org>',
  'To: alon@example.net',
  'Subject: Budget',
  '',
  'Hello,',
  'the agenda is attached.',
  '',
].join('\r\n')

const verify = (message: Uint8Array, known: KnownKey | undefined = { record: key.record }) =>
  verifySignatures(message, new Map(known === undefined ? [] : [[KEY_NAME, known]]), NOW)
const results = async (message: Uint8Array, known?: KnownKey) =>
  (await verify(message, known)).map(({ result }) => result)
const signed = (more: Partial<SignOptions> = {}, mail = MAIL) => signMail(mail, { key, ...more })
const edited = (message: Uint8Array, from: string, to: string): Uint8Array =>
  Buffer.from(Buffer.from(message).toString('latin1').replace(from, to), 'latin1')

describe('verifySignatures', () => {
  it('verifies what nobody changed, and says who signed', async () => {
    expect(await verify(await signed())).toEqual([
      { domain: 'example.org', result: 'verified', isAligned: true },
    ])
  })

  it('takes an organization for the sender of its parts, and no other', async () => {
    const foreign = await signMail(MAIL, { key, domain: 'mailer.example' })
    const keys = new Map<string, KnownKey>([['post._domainkey.mailer.example', { record: key.record }]])

    expect(await verifySignatures(foreign, keys, NOW)).toEqual([
      { domain: 'mailer.example', result: 'verified', isAligned: false },
    ])
  })

  it('says so when the text, or a signed field, was changed', async () => {
    const message = await signed()

    expect(await results(edited(message, 'agenda', 'invoice'))).toEqual(['changed'])
    expect(await results(edited(message, 'Budget', 'Invoice'))).toEqual(['changed'])
  })

  it('can tell that the text was changed without the key', async () => {
    const message = edited(await signed(), 'agenda', 'invoice')

    expect((await verifySignatures(message, new Map(), NOW)).map(({ result }) => result)).toEqual(['changed'])
  })

  it('says that nothing was checked when the key is not here', async () => {
    const unchecked = await verifySignatures(await signed(), new Map(), NOW)

    expect(unchecked.map(({ result }) => result)).toEqual(['not-checked'])
  })

  it('tells a key that is not published from a DNS that does not answer', async () => {
    const message = await signed()

    expect(await results(message, 'none')).toEqual(['no-key'])
    expect(await results(message, 'unreachable')).toEqual(['unreachable'])
    expect(await results(message, { record: 'v=DKIM1; p=' })).toEqual(['no-key'])
    expect(await results(message, { record: 'no key at all' })).toEqual(['no-key'])
  })

  it('finds no signature in a message without one', async () => {
    expect(await verify(Buffer.from(MAIL))).toEqual([])
  })

  it('takes no signature with a key that can be broken, or an algorithm that is', async () => {
    const short = makeSigningKey(768)
    const weak = await signed({ key: short })
    const old = await signed({ algorithm: 'rsa-sha1' })

    expect(await results(weak, { record: short.record })).toEqual(['unusable'])
    expect(await results(old)).toEqual(['unusable'])
  })

  it('C17: says that only the beginning is signed where l= leaves out what follows', async () => {
    const message = await signed({ covered: 8 })

    expect(await results(message)).toEqual(['partial'])
    expect(await results(edited(message, 'the agenda', 'send money, not the agenda'))).toEqual(['partial'])
  })

  it('C17: takes no signature of a message with two senders', async () => {
    const message = edited(await signed(), 'To: alon', 'From: Boss <boss@bank.example>\r\nTo: alon')

    expect(await results(message)).toEqual(['unusable'])
    expect(await results(Buffer.concat([Buffer.from('From: x@y.example\r\n'), await signed()]))).toEqual([
      'unusable',
    ])
  })

  it('C17: takes no signature that leaves out the sender', async () => {
    expect(await results(await signed({ fields: 'To:Subject' }))).toEqual(['unusable'])
  })

  it('C17: says when a signature has expired', async () => {
    expect(await results(await signed({ expires: NOW - 1000 }))).toEqual(['expired'])
    expect(await results(await signed({ expires: NOW + 1000 }))).toEqual(['verified'])
  })

  it('C17: does not lend the name of one domain to the key of another', async () => {
    const message = edited(await signed(), 'd=example.org', 'd=bank.example')
    const keys = new Map<string, KnownKey>([
      ['post._domainkey.bank.example', { record: makeSigningKey().record }],
    ])

    expect((await verifySignatures(message, keys, NOW)).map(({ result }) => result)).toEqual(['changed'])
  })

  it('C17: takes none of a thousand signatures', async () => {
    const [field = ''] = Buffer.from(await signed())
      .toString('latin1')
      .split('From: Noa')
    const message = Buffer.from(field.repeat(1000) + MAIL, 'latin1')

    expect(new Set(await results(message))).toEqual(new Set(['unusable']))
  })
})

import { describe, expect, it } from 'vitest'
import { createMessageReader } from '../../../../src-main/ipc/message-reader.ts'
import type { MessageSource } from '../../../../src-main/ipc/opened-files.ts'
import { keepMessages } from '../../../../src-main/mime/kept-messages.ts'
import type { MimeClient } from '../../../../src-main/mime/mime-client.ts'
import { MimeError } from '../../../../src-main/mime/mime-error.ts'
import { takeApart } from '../../../../src-main/mime/open-message.ts'
import { messageRows } from '../../../support/message-rows.ts'

const MESSAGE = 'From: ada@example.org\r\nSubject: Plans\r\n\r\nwords'

/** A reader of one message, number 1, whose parser works in this thread, counts what it takes apart, and `ends` so often over it. */
function reading(change: { text?: string; size?: number; part?: string; ends?: number } = {}) {
  const state = { text: MESSAGE, size: 100, ends: 0, ...change }
  const kept = keepMessages()
  let taken = 0
  const bytesOf = (text: string) => ({ bytes: new Uint8Array(Buffer.from(text)) })
  const store = {
    messageRow: () =>
      Promise.resolve({ ...messageRows(1, { where: state.part ? 'server' : 'both' })[0], size: state.size }),
    readPart: () => Promise.resolve(state.part ? bytesOf(state.part) : null),
    readMessage: () => Promise.resolve(bytesOf(state.text)),
    arePicturesAllowed: () => Promise.resolve(false),
    preferredBody: () => Promise.resolve(null),
    preferredFont: () => Promise.resolve(null),
  } as unknown as MessageSource
  const mime = {
    async openMessage({ key, bytes }: { key: string; bytes: Uint8Array }) {
      taken++
      if (state.ends-- > 0) throw new MimeError('stopped', 'the worker ended')
      if (state.text === 'hostile') throw new MimeError('too-slow', 'it never ends')
      const message = await takeApart(bytes)
      kept.keep(key, message)
      return message.detail
    },
    // As a call to the worker, it comes back later.
    keptMessage: ({ key }: { key: string }) => Promise.resolve().then(() => kept.get(key).detail),
  } as unknown as MimeClient
  const reader = createMessageReader(store, mime, { ownDomains: () => [], authservIdOf: () => '' })
  return { reader, state, taken: () => taken }
}

describe('the reader of messages', () => {
  it('takes a message apart once, however often it is opened', async () => {
    const { reader, taken } = reading()

    const [first, second] = await Promise.all([reader.open(1), reader.open(1)])
    expect(await reader.open(1)).toEqual(first)
    expect(second).toEqual(first)
    expect(taken()).toBe(1)
  })

  it('opens what was prepared without taking it apart again', async () => {
    const { reader, taken } = reading()
    await reader.prepare(1)

    expect(await reader.open(1)).toMatchObject({ hasText: true, unreadable: null })
    expect(taken()).toBe(1)
  })

  it('prepares nothing large, and nothing twice that defeated the parser', async () => {
    const large = reading({ size: 30_000_000 })
    await large.reader.prepare(1)
    expect(large.taken()).toBe(0)

    const hostile = reading({ text: 'hostile' })
    await hostile.reader.prepare(1)
    await hostile.reader.prepare(1)
    expect(hostile.taken()).toBe(1)
    expect(await hostile.reader.open(1)).toMatchObject({ unreadable: 'it never ends' })
  })

  it('opens a message over which the parser ended once, and says of one that ends it again what is wrong', async () => {
    const once = reading({ ends: 1 })
    expect(await once.reader.open(1)).toMatchObject({ hasText: true, unreadable: null })

    const again = reading({ ends: 2 })
    expect(await again.reader.open(1)).toMatchObject({ unreadable: 'the worker ended' })
    expect(again.taken()).toBe(2)
  })

  it('shows the whole of a message of which only the beginning was here', async () => {
    const { reader, state } = reading({ part: 'Subject: Plans\r\n\r\n' })
    expect(await reader.open(1)).toMatchObject({ isHeaderOnly: true, hasText: false })

    delete state.part
    expect(await reader.open(1)).toMatchObject({ isHeaderOnly: false, hasText: true })
  })
})

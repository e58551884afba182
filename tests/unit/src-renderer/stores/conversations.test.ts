// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ConsoleLine, Conversation } from '../../../../src-main/contract/console.ts'
import { useConversationsStore } from '../../../../src-renderer/stores/conversations.ts'
import { createFakeMailBridge, type FakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { useBridge } from '../../../support/show-view.ts'

const PLACE = '00000000-0000-4000-8000-000000000001'
const session = (id: number, kind: Conversation['kind'], endedAt: number | null = 2): Conversation => ({
  id,
  kind,
  openedAt: 1,
  endedAt,
})
const line = (number: number, body: ConsoleLine['body'] = null): ConsoleLine => ({
  number,
  at: 0,
  direction: 'received',
  text: `+OK ${number}`,
  octets: 7,
  body,
})

describe('the conversations of a place', () => {
  let bridge: FakeMailBridge
  const say = async (conversationId: number, place: string = PLACE): Promise<void> => {
    bridge.emit('console:changed', { place, conversationId })
    await flushPromises()
  }
  const numbers = (): number[] => useConversationsStore(PLACE).lines.map(({ number }) => number)

  beforeEach(async () => {
    bridge = createFakeMailBridge({
      conversations: [session(2, 'sync', null), session(1, 'prompt')],
      lines: new Map([
        [1, [line(1)]],
        [2, [line(1), line(2)]],
      ]),
    })
    useBridge(bridge)
    await useConversationsStore(PLACE).watch()
    await flushPromises()
  })

  it('begin with the newest, and ask only for lines that are new', async () => {
    expect(numbers()).toEqual([1, 2])
    bridge.mailbox.lines.set(2, [line(1), line(2), line(3)])

    await say(2)

    expect(numbers()).toEqual([1, 2, 3])
    const asked = bridge.calls.filter(({ name }) => name === 'console:lines').map(({ request }) => request)
    expect(asked).toEqual([
      { conversationId: 2, after: 0 },
      { conversationId: 2, after: 2 },
    ])
  })

  it('show the next session of a kind to who looks at the newest of it', async () => {
    bridge.mailbox.conversations = [session(3, 'sync', null), session(2, 'sync'), session(1, 'prompt')]
    bridge.mailbox.lines.set(3, [line(1)])

    await say(3)

    expect(useConversationsStore(PLACE).chosenId).toBe(3)
    expect(numbers()).toEqual([1])
  })

  it('leave alone who looks at an older one, or at another kind', async () => {
    const store = useConversationsStore(PLACE)
    store.choose(1)
    await flushPromises()
    bridge.mailbox.conversations = [session(3, 'sync', null), session(2, 'sync'), session(1, 'prompt')]

    await say(3)

    expect([store.chosenId, numbers()]).toEqual([1, [1]])
  })

  it('leave alone who reads further up', async () => {
    const store = useConversationsStore(PLACE)
    store.isFollowing = false
    bridge.mailbox.conversations = [session(3, 'sync', null), session(2, 'sync'), session(1, 'prompt')]

    await say(3)

    expect(store.chosenId).toBe(2)
  })

  it('ask for nothing while nobody looks, and make up for it', async () => {
    const store = useConversationsStore(PLACE)
    store.unwatch()
    bridge.calls.length = 0
    bridge.mailbox.lines.set(2, [line(1), line(2), line(3)])
    await say(2)
    expect(bridge.calls).toEqual([])

    await store.watch()

    expect(numbers()).toEqual([1, 2, 3])
  })

  it('do not mind those of other places', async () => {
    bridge.calls.length = 0

    await say(2, 'tour')

    expect(bridge.calls).toEqual([])
  })

  it('keep a message asked for by hand beside its line', async () => {
    const store = useConversationsStore(PLACE)
    const folded = line(3, { octets: 9, text: null, isCut: false })
    bridge.mailbox.lines.set(2, [line(1), line(2), folded])
    await say(2)

    store.keepMail(2, 3, { octets: 9, text: 'hello\n', isCut: false })

    expect(store.bodyOf(folded)?.text).toBe('hello\n')
    store.choose(1)
    expect(store.bodyOf(folded)?.text).toBeNull()
  })

  it('say why they could not be had', async () => {
    bridge.fail('console:conversations', 'vault-locked')

    await useConversationsStore(PLACE).load()

    expect(useConversationsStore(PLACE).failure?.code).toBe('vault-locked')
  })
})

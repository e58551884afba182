// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { useConversationsStore } from '../../../../src-renderer/stores/conversations.ts'
import { usePromptStore } from '../../../../src-renderer/stores/prompt.ts'
import { createFakeMailBridge, FakeFailure, type FakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { useBridge } from '../../../support/show-view.ts'

const PLACE = '00000000-0000-4000-8000-000000000001'

describe('a prompt', () => {
  let bridge: FakeMailBridge
  beforeEach(async () => {
    bridge = createFakeMailBridge({
      conversations: [
        { id: 8, kind: 'sync', openedAt: 2, endedAt: 3 },
        { id: 7, kind: 'prompt', openedAt: 1, endedAt: null },
      ],
      prompt: { state: 'transaction', conversationId: 7 },
    })
    useBridge(bridge)
    await usePromptStore(PLACE).load()
  })

  it('shows the session it opens', async () => {
    await usePromptStore(PLACE).open()

    expect(usePromptStore(PLACE).isOpen).toBe(true)
    expect(useConversationsStore(PLACE).chosenId).toBe(7)
  })

  it('remembers commands, the last of each, and never who logs in or how', async () => {
    const prompt = usePromptStore(PLACE)
    const lines = [
      'STAT',
      'USER anna',
      'pass hunter2',
      'APOP anna c4c9',
      'AUTH PLAIN AGE=',
      'LIST',
      'AUTH',
      'STAT',
    ]
    for (const line of lines) await prompt.send(line, 'line')

    expect(prompt.history).toEqual(['LIST', 'AUTH', 'STAT'])
  })

  it('hands a fetched message to the line it belongs to', async () => {
    const mail = { octets: 9, text: 'hello\n', isCut: false }
    bridge.answer('console:send', () => ({ refusal: null, number: 5, mail }))

    await usePromptStore(PLACE).send('RETR 1', 'lines')

    const line = { number: 5, at: 0, direction: 'received' as const, text: '+OK', octets: 5 }
    const body = { octets: 9, text: null, isCut: false }
    expect(useConversationsStore(PLACE).bodyOf({ ...line, body })).toEqual(mail)
  })

  it('sends one thing at a time', async () => {
    const prompt = usePromptStore(PLACE)

    await Promise.all([prompt.send('STAT', 'line'), prompt.send('LIST', 'lines')])

    expect(bridge.calls.filter(({ name }) => name === 'console:send')).toHaveLength(1)
  })

  it('says why something was not done, and goes on', async () => {
    const prompt = usePromptStore(PLACE)
    bridge.answer('console:logIn', () => {
      throw new FakeFailure('mailbox-busy', '[IN-USE]')
    })
    await prompt.logIn()
    expect(prompt.failure?.code).toBe('mailbox-busy')

    await prompt.send('STAT', 'line')

    expect([prompt.failure, prompt.answered?.line]).toEqual([null, 'STAT'])
  })

  it('follows what main says of its session, and of no other', () => {
    const prompt = usePromptStore(PLACE)
    bridge.emit('console:promptChanged', { ...prompt.state, place: 'tour', state: 'closed' })
    expect(prompt.isOpen).toBe(true)

    bridge.emit('console:promptChanged', { ...prompt.state, state: 'closed' })

    expect(prompt.isOpen).toBe(false)
  })
})

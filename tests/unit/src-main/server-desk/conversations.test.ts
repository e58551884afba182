import { describe, expect, it } from 'vitest'
import { createConversations } from '../../../../src-main/server-desk/conversations.ts'

const HERE = '00000000-0000-4000-8000-000000000001'
const THERE = '00000000-0000-4000-8000-000000000002'

describe('conversations', () => {
  it('are listed newest first, each with its end', () => {
    let now = 1000
    const conversations = createConversations(
      () => undefined,
      () => now++,
    )
    const { transcript } = conversations.begin(HERE, 'sync')
    conversations.begin(HERE, 'prompt')
    conversations.begin(THERE, 'sync')
    transcript.end()

    expect(conversations.list(HERE)).toMatchObject([
      { kind: 'prompt', openedAt: 1001, endedAt: null },
      { kind: 'sync', openedAt: 1000, endedAt: expect.any(Number) as number },
    ])
  })

  it('keep three of a kind in a place, so that many syncs do not push out the prompt', () => {
    const conversations = createConversations(() => undefined)
    const { id, transcript } = conversations.begin(HERE, 'sync')
    transcript.add('sent', 'CAPA')
    conversations.begin(HERE, 'prompt')
    for (let count = 0; count < 9; count++) conversations.begin(HERE, 'sync')

    expect(conversations.list(HERE).map(({ kind }) => kind)).toEqual(['sync', 'sync', 'sync', 'prompt'])
    expect(conversations.lines(id, 0)).toEqual([])
  })

  it('tell whose conversation grew', () => {
    const heard: unknown[] = []
    const conversations = createConversations((place, id) => heard.push([place, id]))
    const { id, transcript } = conversations.begin('tour', 'prompt')

    transcript.add('received', '+OK')

    expect(heard).toEqual([['tour', id]])
    expect(conversations.lines(id, 0)).toMatchObject([{ number: 1, text: '+OK' }])
    expect(conversations.lines(id, 1)).toEqual([])
  })

  it('are forgotten with their account alone', () => {
    const conversations = createConversations(() => undefined)
    conversations.begin(HERE, 'sync')
    conversations.begin(THERE, 'sync')

    conversations.forget(HERE)

    expect([conversations.list(HERE).length, conversations.list(THERE).length]).toEqual([0, 1])
  })
})

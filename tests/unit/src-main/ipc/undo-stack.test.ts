import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventName } from '../../../../src-main/contract/events.ts'
import type { Broadcast } from '../../../../src-main/ipc/broadcast.ts'
import { createUndoStack, type UndoStack } from '../../../../src-main/ipc/undo-stack.ts'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import type { Store } from '../../../../src-main/store/store-client.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { ANNA, memoryDb, newMessage } from '../../../support/memory-db.ts'

describe('the stack of deeds', () => {
  let db: Database
  let store: StoreOperations
  let stack: UndoStack
  let told: { name: EventName; payload: unknown }[]

  beforeEach(() => {
    db = memoryDb()
    store = storeOperations(db)
    store.commitMessages({ accountId: ANNA, messages: [newMessage()], now: 1 })
    told = []
    const broadcast: Broadcast = (name, payload) => void told.push({ name, payload })
    stack = createUndoStack(() => store as unknown as Store, broadcast)
  })
  afterEach(() => db.close())

  const place = () => store.messageRow({ id: 1 })?.place
  const move = (to: 'inbox' | 'archive' | 'junk' | 'bin') =>
    stack.add(to, store.moveMessages({ ids: [1], place: to }).before)

  it('takes back the last first, and says each time what is next', async () => {
    move('archive')
    move('bin')
    expect(stack.last()).toEqual({ id: 2, kind: 'bin', messages: 1, name: '' })

    await stack.undo(stack.last()!.id)
    expect(place()).toBe('archive')
    await stack.undo(stack.last()!.id)
    expect(place()).toBe('inbox')

    expect(stack.last()).toBeNull()
    expect(told.filter(({ name }) => name === 'undo:changed').at(-1)?.payload).toEqual({
      last: null,
      undone: { id: 1, kind: 'archive', messages: 1, name: '' },
    })
    expect(told.at(-1)).toEqual({ name: 'messages:changed', payload: { accountIds: [ANNA] } })
  })

  it('keeps no deed that changed nothing, but a label that nothing had', () => {
    move('inbox')
    expect(stack.last()).toBeNull()

    const { id } = store.addLabel({ name: 'Work', colour: 1 })
    stack.add('label-removed', store.removeLabel({ id }).before!, 'Work')
    expect(stack.last()).toMatchObject({ kind: 'label-removed', messages: 0, name: 'Work' })
  })

  it('shows a label again to those who list labels', async () => {
    const { id } = store.addLabel({ name: 'Work', colour: 1 })
    stack.add('label-removed', store.removeLabel({ id }).before!, 'Work')

    await stack.undo(1)

    expect(told.at(-1)).toMatchObject({ name: 'labels:changed', payload: [{ id, name: 'Work' }] })
  })

  it('refuses a deed that was taken back already, and one too old to be kept', async () => {
    for (let at = 0; at < 26; at++) {
      move('archive')
      move('inbox')
    }
    await stack.undo(52)

    await expect(stack.undo(52)).rejects.toMatchObject({ code: 'not-found' })
    await expect(stack.undo(1)).rejects.toMatchObject({ code: 'not-found' })
  })
})

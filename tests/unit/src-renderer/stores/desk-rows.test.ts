// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskRow } from '../../../../src-main/contract/server-desk.ts'
import { useDeskRowsStore } from '../../../../src-renderer/stores/desk-rows.ts'
import { deskHeader, deskRows, fakeDesk } from '../../../support/fake-desk.ts'
import { createFakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { sampleAccount } from '../../../support/sample-account.ts'
import { useBridge } from '../../../support/show-view.ts'

const forget = (): void => localStorage.removeItem('restante.desk-order')
beforeEach(forget)
afterEach(() => {
  // A refresh that waits its turn would ask the bridge of the next test.
  useDeskRowsStore().show(null)
  forget()
})

const { id } = sampleAccount()

async function shown(rows: DeskRow[]) {
  const bridge = createFakeMailBridge({ desks: [fakeDesk(id, rows, { state: 'transaction' })] })
  useBridge(bridge)
  const store = useDeskRowsStore()
  store.show(id)
  await flushPromises()
  const marked = (): string[] =>
    (bridge.mailbox.desks[0]?.rows ?? []).filter(({ isMarked }) => isMarked).map(({ uid }) => uid)
  return { bridge, store, marked }
}

describe('the rows on the server', () => {
  it('ask for nothing until a maildrop is listed', async () => {
    const bridge = createFakeMailBridge({ desks: [fakeDesk(id, deskRows(3))] })
    useBridge(bridge)
    const store = useDeskRowsStore()
    store.want(0, 20)
    await flushPromises()
    expect(bridge.calls).toEqual([])

    store.show(id)
    await flushPromises()
    expect(store.total).toBe(3)

    store.show(null)
    store.want(0, 20)
    await flushPromises()
    expect(store.total).toBe(null)
    expect(bridge.calls).toHaveLength(1)
  })

  it('begin with the newest, sort by a column both ways, then begin again', async () => {
    const { store } = await shown(deskRows(3, (number) => ({ octets: [30, 10, 20][number - 1]! })))
    const numbers = (): (number | undefined)[] => [0, 1, 2].map((index) => store.rowAt(index)?.number)
    const sorted = async () => {
      store.sortBy('size')
      await flushPromises()
      return numbers()
    }

    expect(numbers()).toEqual([3, 2, 1])
    expect(await sorted()).toEqual([1, 3, 2])
    expect(await sorted()).toEqual([2, 3, 1])
    expect(await sorted()).toEqual([3, 2, 1])
  })

  it('follow when headers come in', async () => {
    const { bridge, store } = await shown(deskRows(2, () => ({ header: null })))
    const desk = bridge.mailbox.desks[0]!
    desk.rows = deskRows(2)
    bridge.emit('desk:changed', { ...desk.view, revision: desk.view.revision + 1 })
    await flushPromises()

    expect(store.rowAt(0)?.header?.subject).toBe('Message 2')
  })
})

describe('going through the rows', () => {
  it.each([
    ['Home', -Infinity, 3],
    ['End', Infinity, 1],
    ['down', 1, 3],
    ['up', -1, 1],
  ])('from nowhere, %s comes to where it says', async (_key, step, number) => {
    const { store } = await shown(deskRows(3))

    await store.step(step, 'only')

    expect(store.focusedRow?.number).toBe(number)
  })
})

describe('marks', () => {
  it('are seen at once, and taken back where main would not take them', async () => {
    const { bridge, store, marked } = await shown(deskRows(3))
    bridge.fail('desk:mark', 'connection-lost')

    const ticked = store.tick(0, false)
    await Promise.resolve()
    await ticked
    await flushPromises()

    expect(store.rowAt(0)?.isMarked).toBe(false)
    expect(marked()).toEqual([])
  })

  it('go from the row last ticked to this one, wherever that has moved', async () => {
    const { bridge, store, marked } = await shown(deskRows(5))
    await store.tick(1, false)
    const desk = bridge.mailbox.desks[0]!
    desk.rows = [...desk.rows, ...deskRows(2, (number) => ({ uid: `late-${number}`, number: number + 5 }))]
    await store.refresh()

    await store.tick(5, true)

    expect(store.rowAt(3)?.uid).toBe('uid-4')
    expect(marked()).toEqual(['uid-2', 'uid-3', 'uid-4'])
  })

  it('change for all that is selected, and go only when all of it has them', async () => {
    const { store, marked } = await shown(deskRows(4, (number) => ({ isMarked: number === 4 })))
    await store.select(0, 'only')
    await store.select(2, 'range')

    await store.toggleMarks()
    expect(marked()).toEqual(['uid-2', 'uid-3', 'uid-4'])

    await store.toggleMarks()
    expect(marked()).toEqual([])
  })

  it('are put on what the key before selected, however long its rows take, and whatever is gone to meanwhile', async () => {
    const { store, marked } = await shown(deskRows(120))
    await store.select(0, 'only')

    const selecting = store.step(Infinity, 'range')
    const marking = store.toggleMarks()
    const going = store.step(-Infinity, 'only')
    await Promise.all([selecting, marking, going])

    expect(marked()).toHaveLength(120)
    expect([...store.selectedIds]).toEqual(['uid-120'])
  })

  it('are put on nothing when the rows that were selected cannot be fetched', async () => {
    const { bridge, store, marked } = await shown(deskRows(120))
    await store.select(0, 'only')
    bridge.fail('desk:rows', 'connection-lost')

    const selecting = store.step(Infinity, 'range')
    await Promise.all([selecting, store.toggleMarks()])

    expect(marked()).toEqual([])
    expect(store.failure?.code).toBe('connection-lost')
  })

  it('are put on everything of a sender or a rule, and on all of a large maildrop in one call', async () => {
    const { bridge, store, marked } = await shown(
      deskRows(400, (number) => ({
        header: deskHeader({
          fromAddress: number % 100 === 0 ? 'shop@example.org' : 'noa@example.org',
          rules: number === 7 ? ['sevens'] : [],
        }),
      })),
    )

    await store.mark({ kind: 'sender', address: 'shop@example.org' }, true)
    await store.mark({ kind: 'rule', name: 'sevens' }, true)
    expect(marked()).toEqual(['uid-7', 'uid-100', 'uid-200', 'uid-300', 'uid-400'])
    expect(store.rowAt(0)?.isMarked).toBe(true)

    bridge.calls.length = 0
    await store.markAll(true)
    expect(marked()).toHaveLength(400)
    expect(bridge.calls.filter(({ name }) => name === 'desk:mark')).toHaveLength(1)
  })

  it('name the rules that were met, and forget them with the account', async () => {
    const { store } = await shown(
      deskRows(2, (number) => ({ header: deskHeader({ rules: [`rule ${number}`] }) })),
    )

    expect([...store.rules].sort()).toEqual(['rule 1', 'rule 2'])
    store.show(null)
    expect([...store.rules]).toEqual([])
  })
})

describe('the first of what was never downloaded', () => {
  it('is found however far down it is, in the order shown', async () => {
    const { store } = await shown(
      deskRows(500, (number) => ({
        isMarked: true,
        where: number === 3 ? 'new' : number === 9 ? 'server' : 'both',
      })),
    )

    const outcome = await store.firstUnseen(6)

    expect(outcome.ok && outcome.value.map(({ uid }) => uid)).toEqual(['uid-9', 'uid-3'])
  })
})

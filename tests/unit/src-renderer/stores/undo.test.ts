// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { Deed } from '../../../../src-main/contract/undo.ts'
import { useUndoStore } from '../../../../src-renderer/stores/undo.ts'
import { createFakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { useBridge } from '../../../support/show-view.ts'

/** Main with these deeds, the last first; it takes its time to take one back. */
function undoOf(...deeds: Deed[]) {
  const bridge = createFakeMailBridge()
  useBridge(bridge)
  const undo = useUndoStore()
  const kept = [...deeds]
  const tell = (undone: Deed | null): void => bridge.emit('undo:changed', { last: kept[0] ?? null, undone })
  bridge.answer('undo:undo', async ({ id }) => {
    await Promise.resolve()
    kept.splice(
      kept.findIndex((deed) => deed.id === id),
      1,
    )
    tell(deeds.find((deed) => deed.id === id)!)
    return undefined
  })
  tell(null)
  const asked = (): unknown[] =>
    bridge.calls.flatMap(({ name, request }) => (name === 'undo:undo' ? [request] : []))
  return { undo, asked }
}

const deed = (id: number): Deed => ({ id, kind: 'bin', messages: 1, name: '' })

describe('undo', () => {
  it('takes back one deed after the other when the key is pressed faster than that', async () => {
    const { undo, asked } = undoOf(deed(3), deed(2))

    await Promise.all([undo.undoLast(), undo.undoLast(), undo.undoLast()])

    expect(asked()).toEqual([{ id: 3 }, { id: 2 }])
    expect(undo.last).toBeNull()
  })

  it('takes back a deed once when its button is pressed twice', async () => {
    const { undo, asked } = undoOf(deed(3), deed(2))

    await Promise.all([undo.undo(deed(3)), undo.undo(deed(3))])

    expect(asked()).toEqual([{ id: 3 }])
    expect(undo.failure).toBeNull()
  })
})

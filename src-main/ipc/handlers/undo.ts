import type { Handlers } from '../../contract/calls.ts'
import type { UndoStack } from '../undo-stack.ts'

type UndoCalls = Pick<Handlers, Extract<keyof Handlers, `undo:${string}`>>

export const undoHandlers = (stack: UndoStack): UndoCalls => ({
  'undo:last': () => stack.last(),
  'undo:undo': ({ id }) => stack.undo(id),
})

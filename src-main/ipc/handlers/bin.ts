import type { Handlers } from '../../contract/calls.ts'
import { deletingThere } from '../deleting-there.ts'
import { deleteForGood, idsIn, type EmptyingParts } from '../empty-places.ts'

type BinCalls = Pick<Handlers, Extract<keyof Handlers, `bin:${string}`>>

export const binHandlers = (parts: () => EmptyingParts): BinCalls => ({
  'bin:count': ({ doomed }) =>
    parts().store.countDoomed({ doomed, deletesThere: deletingThere(parts().accounts) }),
  'bin:delete': async ({ doomed }) => {
    const { store, jobs } = parts()
    const ids = 'ids' in doomed ? doomed.ids : await idsIn(store, doomed.place, null)
    // Not awaited: how it goes comes as events.
    void jobs.run('empty', 'messages', deleteForGood(parts(), ids))
  },
})

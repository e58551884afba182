import type { Handlers } from '../../contract/calls.ts'
import { MIN_LESSONS } from '../../store/junk.ts'
import type { Store } from '../../store/store-client.ts'

type JunkCalls = Pick<Handlers, Extract<keyof Handlers, `junk:${string}`>>

export const junkHandlers = (store: () => Store): JunkCalls => ({
  'junk:state': async () => ({ ...(await store().junkLearnt()), needed: MIN_LESSONS }),
  'junk:forget': () => store().forgetJunk(),
})

import type { Handlers } from '../../contract/calls.ts'
import type { Store } from '../../store/store-client.ts'

type SavedSearchCalls = Pick<Handlers, Extract<keyof Handlers, `searches:${string}`>>

export const savedSearchHandlers = (store: () => Store): SavedSearchCalls => ({
  'searches:list': () => store().listSearches(),
  'searches:remember': (search) => store().rememberSearch(search),
  'searches:keep': (search) => store().keepSearch(search),
  'searches:forget': (search) => store().forgetSearch(search),
})

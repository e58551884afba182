import type { Handlers } from '../contract/calls.ts'
import type { LeftSearch } from '../contract/left-search.ts'

/** The search that the page shows, for when it is loaded anew. */
export interface KeptSearch {
  calls: Pick<Handlers, Extract<keyof Handlers, `left:${string}`>>
  forget(): void
}

export function keepLeftSearch(): KeptSearch {
  let left: LeftSearch | null = null
  return {
    calls: {
      'left:keep': (search) => {
        left = search
      },
      'left:search': () => left,
    },
    forget() {
      left = null
    },
  }
}

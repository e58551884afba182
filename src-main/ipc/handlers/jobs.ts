import type { Handlers } from '../../contract/calls.ts'
import type { Jobs } from '../jobs.ts'

type JobCalls = Pick<Handlers, Extract<keyof Handlers, `jobs:${string}`>>

export const jobHandlers = (jobs: () => Jobs): JobCalls => ({
  'jobs:list': () => jobs().list(),
  'jobs:cancel': ({ id }) => jobs().cancel(id),
  'jobs:dismiss': ({ id }) => jobs().dismiss(id),
})

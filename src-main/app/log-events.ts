import type { EventName, Events } from '../contract/events.ts'
import type { Broadcast } from '../ipc/broadcast.ts'
import type { Log } from './log.ts'

/** What of the program's events is worth a line: how something ended. */
type Lines = { [K in EventName]?: (payload: Events[K]) => void }

/** Enough of an account's id to tell it from the others; the support bundle says which that is. */
const markOf = (accountId: string): string => accountId.slice(0, 8)

/** Broadcasts, and writes into the log what is worth it. */
export function logEvents(broadcast: Broadcast, log: Log): Broadcast {
  /** When the last sync of an account ended that was written down. */
  const told = new Map<string, number>()

  const lines: Lines = {
    'startup:changed': ({ stage, protection, failure }) =>
      log.note('startup', { stage, protection, failure: failure?.code ?? null }),
    'sync:changed'({ accountId, phase, finishedAt, newMessages, failure, waiting }) {
      if (phase !== 'idle' || finishedAt === null || told.get(accountId) === finishedAt) return
      told.set(accountId, finishedAt)
      const ended = { account: markOf(accountId), new: newMessages, failure: failure?.code ?? null, waiting }
      log.note('sync ended', ended)
    },
    'jobs:changed'({ kind, state, messages, bad, failure }) {
      if (state !== 'running')
        log.note('job ended', { kind, state, messages, bad, failure: failure?.code ?? null })
    },
    'updates:changed'({ stage, fault }) {
      if (stage !== 'downloading') log.note('update', { stage, fault })
    },
  }

  return (name, payload) => {
    lines[name]?.(payload)
    broadcast(name, payload)
  }
}

import { app, shell } from 'electron'
import type { Handlers } from '../contract/calls.ts'
import type { Broadcast } from '../ipc/broadcast.ts'
import type { Log } from './log.ts'

/**
 * Writes down what nobody caught, and processes that ended by themselves; the pages are told, and say it calmly. The program
 * goes on: what counts is committed, and a window that is left open can still show it.
 */
export function watchFaults(log: Log, broadcast: Broadcast): void {
  const caught = (what: string) => (error: unknown) => {
    log.fault(what, error)
    broadcast('faults:happened', null)
  }
  process.on('uncaughtException', caught('uncaught exception'))
  process.on('unhandledRejection', caught('unhandled rejection'))
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) =>
    log.note('page gone', { reason, exitCode }),
  )
  app.on('child-process-gone', (_event, { type, reason, exitCode }) =>
    log.note('process gone', { type, reason, exitCode }),
  )
}

export const faultHandlers = (log: Log): Pick<Handlers, Extract<keyof Handlers, `faults:${string}`>> => ({
  'faults:report': (fault) => log.fault('page', fault),
  'faults:openLogs': async () => {
    const problem = await shell.openPath(log.folder)
    if (problem !== '') throw new Error(problem)
  },
})

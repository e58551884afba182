import { watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Sight } from './line.ts'
import type { Moment } from './plan-round.ts'

/** Waits for a moment. */
export interface Aim {
  /** Told of everything that is about to pass on the line; false when it must not. */
  mayPass: (sight: Sight) => boolean
  /** Told when the syncing process begins its first sync. */
  began: () => void
  stop: () => void
}

/** Calls `onMoment` once, when the moment has come. */
export function aimAt(moment: Moment, databasePath: string, onMoment: () => void): Aim {
  let hasCome = false
  let isBegun = false
  let timer: NodeJS.Timeout | undefined
  const come = (): void => {
    if (hasCome) return
    hasCome = true
    onMoment()
  }

  let writes = 0
  const watched = watchedFile(moment, databasePath)
  const watcher =
    watched &&
    watch(dirname(databasePath), (_, name) => {
      if (isBegun && name === watched.name && ++writes >= watched.writes) come()
    })

  return {
    mayPass(sight) {
      if (hasCome || !isAt(sight, moment)) return true
      come()
      return 'passes' in moment ? moment.passes : true
    },
    began() {
      if (isBegun) return
      isBegun = true
      if (moment.kind === 'time') timer = setTimeout(come, moment.millis)
    },
    stop() {
      hasCome = true
      clearTimeout(timer)
      watcher?.close()
    },
  }
}

function watchedFile(moment: Moment, databasePath: string): { name: string; writes: number } | undefined {
  const name = basename(databasePath)
  if (moment.kind === 'commit') return { name: `${name}-wal`, writes: moment.writes }
  if (moment.kind === 'checkpoint') return { name, writes: moment.writes }
  return undefined
}

function isAt(sight: Sight, moment: Moment): boolean {
  if (sight.kind === 'octets') return moment.kind === 'octets' && sight.octets >= moment.octets
  if (sight.kind === 'dele') return moment.kind === 'dele' && sight.number >= moment.number
  return sight.kind === moment.kind
}

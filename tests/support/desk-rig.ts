import type { DeskOrder, DeskRow } from '../../src-main/contract/server-desk.ts'
import { toFailure } from '../../src-main/ipc/to-failure.ts'
import { openPop3Session } from '../../src-main/pop3/pop3-session.ts'
import { createTranscript, type Transcript } from '../../src-main/pop3/transcript.ts'
import {
  createServerDesk,
  type ServerDesk,
  type ServerDeskOptions,
} from '../../src-main/server-desk/server-desk.ts'
import type { RigAccount, SyncRig } from './sync-rig.ts'

/** A desk on the rig's real store and parser, with real sessions. */
export interface DeskRig {
  desk: ServerDesk
  transcript: Transcript
  /** Lines sent that begin with a verb. */
  sent(verb: string): string[]
  rows(order?: DeskOrder): Promise<DeskRow[]>
  /** Resolves once the view is as it should be. */
  until(isSo: (view: ReturnType<ServerDesk['view']>) => boolean): Promise<void>
}

export const BY_ARRIVAL: DeskOrder = { by: 'arrival', isDescending: true }

export function deskFor(
  rig: SyncRig,
  account: RigAccount,
  options: Partial<ServerDeskOptions> = {},
): DeskRig {
  const transcript = createTranscript()
  const waiting = new Set<() => void>()
  const desk = createServerDesk({
    accountId: account.id,
    store: rig.store,
    mime: rig.mime,
    now: Date.now,
    toFailure,
    maildropOf: () => ({
      route: { endpoint: account.endpoint },
      login: { user: account.user, password: account.password },
    }),
    openSession: (route, signal) => openPop3Session({ ...route, signal, transcript }),
    holdMaildrop: () => Promise.resolve(),
    releaseMaildrop: () => undefined,
    rules: () => Promise.resolve({ rules: [], fieldNames: [] }),
    onCommitted: () => undefined,
    onChanged() {
      for (const look of waiting) look()
    },
    ...options,
  })
  return {
    desk,
    transcript,
    sent: (verb) =>
      transcript
        .lines()
        .filter(({ direction, text }) => direction === 'sent' && text.startsWith(verb))
        .map(({ text }) => text),
    async rows(order = BY_ARRIVAL) {
      const rows: DeskRow[] = []
      for (;;) {
        const page = await desk.rows(order, rows.length, 200)
        rows.push(...page.rows)
        if (page.rows.length === 0) return rows
      }
    },
    until: (isSo) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!isSo(desk.view())) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
  }
}

import type { Page } from 'playwright'
import { startDovecot } from '../../servers/dovecot.ts'
import { generateMail } from '../../servers/generate-mail.ts'
import { newAccount } from '../../support/account-samples.ts'
import { ask } from './page-parts.ts'

const DEADLINE_MILLIS = 5 * 60_000

interface SyncState {
  accountId: string
  newMessages: number
  finishedAt: number | null
}

/** Does `work` while so many messages come from a Dovecot into a new account; `isOver` says that they are here. */
export async function duringSync<T>(
  page: Page,
  messages: number,
  seed: number,
  work: (isOver: () => Promise<boolean>) => Promise<T>,
): Promise<T> {
  function* mail(): Generator<Buffer> {
    for (const { bytes } of generateMail({ count: messages, sizeMix: 'desktop', seed })) yield bytes
  }
  const dovecot = await startDovecot({
    users: [{ name: 'alice', password: 'alice-secret', messages: mail() }],
  })
  try {
    const { id } = await ask<{ id: string }>(
      page,
      'accounts:add',
      newAccount({
        host: '127.0.0.1',
        port: dovecot.ports.plain,
        security: 'none',
        user: 'alice',
        password: 'alice-secret',
        checkAtStart: false,
        checkEveryMinutes: 0,
      }),
    )
    await ask(page, 'sync:start', { accountId: id })
    const begun = performance.now()
    return await work(async () => {
      const states = await ask<SyncState[]>(page, 'sync:states')
      const state = states.find(({ accountId }) => accountId === id)
      if (state?.finishedAt != null && state.newMessages < messages)
        throw new Error(`the sync took ${state.newMessages} of ${messages} messages`)
      if (performance.now() - begun > DEADLINE_MILLIS) throw new Error('the sync does not end')
      return state?.finishedAt != null
    })
  } finally {
    await dovecot.stop()
  }
}

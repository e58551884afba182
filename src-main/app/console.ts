import type { ConsolePlace } from '../contract/console.ts'
import type { Broadcast } from '../ipc/broadcast.ts'
import { coalesce } from '../ipc/coalesce.ts'
import { toFailure } from '../ipc/to-failure.ts'
import type { SampleServer } from '../sample-mailbox/sample-server.ts'
import {
  createConsolePrompts,
  type ConsolePrompts,
  type PromptTarget,
} from '../server-desk/console-prompts.ts'
import { createConversations, type Conversations } from '../server-desk/conversations.ts'
import { logIn, type Maildrop } from '../sync/maildrop.ts'

/** What was said with the servers, and where more can be said by hand. */
export interface Console {
  conversations: Conversations
  prompts: ConsolePrompts
  /** Hangs up and forgets what was said: the account goes. */
  forget: (accountId: string) => Promise<void>
}

export interface ConsoleOptions {
  maildropOf: (accountId: string) => Promise<Maildrop>
  /** A sample mailbox for one tour, which may be emptied. */
  tourServer: () => Promise<SampleServer>
  broadcast: Broadcast
}

/** The consoles of all accounts, and that of the tour. Nothing is connected yet. */
export function createConsole({ maildropOf, tourServer, broadcast }: ConsoleOptions): Console {
  const showConversations = coalesce<ConsolePlace>((changed) => {
    for (const [id, place] of changed) broadcast('console:changed', { place, conversationId: Number(id) })
  })
  const conversations = createConversations((place, id) => showConversations(String(id), place))

  const tourTarget = async (): Promise<PromptTarget> => {
    const server = await tourServer()
    const { port, user, password } = server
    return {
      route: { endpoint: { host: '127.0.0.1', port, security: 'none' } },
      logIn: (session) => session.login(user, password),
      release: () => server.close(),
    }
  }

  const prompts = createConsolePrompts({
    conversations,
    targetOf: async (place) => {
      if (place === 'tour') return tourTarget()
      const { route, login } = await maildropOf(place)
      return { route, logIn: (session) => logIn(session, login) }
    },
    toFailure,
    onState: (state) => broadcast('console:promptChanged', state),
  })

  return {
    conversations,
    prompts,
    async forget(accountId) {
      await prompts.forget(accountId)
      conversations.forget(accountId)
    },
  }
}

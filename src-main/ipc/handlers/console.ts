import { release } from 'node:os'
import { z } from 'zod'
import type { AccountBook } from '../../accounts/account-book.ts'
import type { Handlers } from '../../contract/calls.ts'
import type { SavedText } from '../../contract/console.ts'
import { settingsSchema, type Settings } from '../../contract/settings.ts'
import type { AppInfo } from '../../contract/startup.ts'
import type { ConsolePrompts } from '../../server-desk/console-prompts.ts'
import type { Conversations } from '../../server-desk/conversations.ts'
import { makeSupportBundle } from '../../server-desk/support-bundle.ts'
import type { SyncAccounts } from '../../sync/sync-accounts.ts'
import { writeWhole } from '../../transfer/save-file.ts'

type ConsoleCalls = Pick<Handlers, Extract<keyof Handlers, `console:${string}`>>

/** Of the log, in a support bundle: what happened last. */
const LOG_LINES = 200

export interface ConsoleHandlerParts {
  conversations: () => Conversations
  prompts: () => ConsolePrompts
  accounts: () => AccountBook
  syncs: () => SyncAccounts
  info: () => AppInfo
  settings: () => Settings
  /** The last lines of the log. */
  log: (lines: number) => string[]
  copyText: (text: string) => void
  /** Asks where to save; null when the user would rather not. */
  chooseFile: (suggestedName: string) => Promise<string | null>
}

export function consoleHandlers(parts: ConsoleHandlerParts): ConsoleCalls {
  const { conversations, prompts, accounts } = parts
  return {
    'console:conversations': ({ place }) => conversations().list(place),
    'console:lines': ({ conversationId, after }) => conversations().lines(conversationId, after),
    'console:prompt': ({ place }) => prompts().state(place),
    'console:open': ({ place }) => prompts().open(place),
    'console:logIn': ({ place }) => prompts().logIn(place),
    'console:send': ({ place, line, shape }) => prompts().send(place, line, shape),
    'console:answer': ({ place, answer }) => prompts().answer(place, answer),
    'console:hangUp': ({ place }) => prompts().hangUp(place),
    'console:copy': ({ text }) => parts.copyText(text),
    'console:save': async ({ kind, text }) => {
      const path = await parts.chooseFile(fileNameOf(kind))
      if (path === null) return null
      await writeWhole(path, Buffer.from(text))
      return { path }
    },
    'console:bundle': () => ({
      text: makeSupportBundle({
        info: parts.info(),
        architecture: process.arch,
        systemRelease: release(),
        settings: plainSettings(parts.settings()),
        log: parts.log(LOG_LINES),
        accounts: accounts().list(),
        syncs: parts.syncs().states(),
        conversations: accounts()
          .list()
          .flatMap(({ id: accountId }) =>
            conversations()
              .list(accountId)
              .map((one) => ({ ...one, accountId, lines: conversations().lines(one.id, 0) })),
          ),
        madeAt: Date.now(),
      }),
    }),
  }
}

function fileNameOf(kind: SavedText['kind']): string {
  const day = new Date().toISOString().slice(0, 10)
  return kind === 'conversation' ? `pop3-session-${day}.txt` : `restante-support-${day}.txt`
}

/** What can hold nothing of the user's own: a choice from a list, a switch, a number. */
const plainSettings = (settings: Settings): [string, string][] =>
  Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const value: unknown = settings[name as keyof Settings]
    const isPlain = typeof value !== 'string' || (schema as z.ZodType) instanceof z.ZodEnum
    return isPlain ? [[name, String(value)]] : []
  })

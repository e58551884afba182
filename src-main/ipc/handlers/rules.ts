import type { AccountBook } from '../../accounts/account-book.ts'
import type { Handlers } from '../../contract/calls.ts'
import { MAX_RULES, type RuleDefinition } from '../../contract/rule.ts'
import type { MimeClient } from '../../mime/mime-client.ts'
import type { Store } from '../../store/store-client.ts'
import { accountAddresses } from '../../sync/rules/account-addresses.ts'
import { compilePattern } from '../../sync/rules/compile-pattern.ts'
import { testRule } from '../../sync/rules/test-rule.ts'
import { showAwaited } from '../awaited-jobs.ts'
import type { Broadcast } from '../broadcast.ts'
import type { Jobs } from '../jobs.ts'
import { Refusal } from '../refusal.ts'
import type { UndoStack } from '../undo-stack.ts'
import { withFields } from '../with-fields.ts'

type RuleCalls = Pick<Handlers, Extract<keyof Handlers, `rules:${string}`>>

export interface RuleHandlerParts {
  store: () => Store
  mime: () => MimeClient
  accounts: () => AccountBook
  jobs: () => Jobs
  undo: UndoStack
  broadcast: Broadcast
}

export function ruleHandlers({ store, mime, accounts, jobs, undo, broadcast }: RuleHandlerParts): RuleCalls {
  /** What was tested since the program started, by what it matches and does. */
  const tested = new Set<string>()

  const tell = async (): Promise<void> => broadcast('rules:changed', await store().listRules())

  return {
    'rules:list': () => store().listRules(),
    'rules:add': async (definition) => {
      compilePatterns(definition)
      if ((await store().listRules()).length >= MAX_RULES)
        throw new Refusal('bad-request', `there are ${MAX_RULES} rules already`)
      const added = await store().addRule({ definition })
      await tell()
      return added
    },
    'rules:change': async ({ id, definition }) => {
      compilePatterns(definition)
      const changed = await store().changeRule({ id, definition })
      if (!changed) throw new Refusal('not-found', `there is no rule ${id}`)
      await tell()
      return changed
    },
    'rules:remove': async ({ id }) => {
      const before = await store().removeRule({ id })
      if (before) undo.add('rule-removed', before, before.record.name)
      await tell()
    },
    'rules:order': ({ ids }) => store().orderRules({ ids }).then(tell),
    'rules:switch': (change) => store().switchRule(change).then(tell),
    'rules:test': async (definition) => {
      const reach = accounts()
        .list()
        .map((account) => ({ id: account.id, addresses: accountAddresses(account) }))
      const run = await showAwaited(jobs(), 'test', 'messages', (report, signal) =>
        testRule(
          {
            store: store(),
            mime: mime(),
            now: Date.now,
            onProgress: (done, total) => report({ done, total }),
            signal,
          },
          definition,
          reach,
        ),
      )
      if (run) tested.add(essence(definition))
      return run
    },
    'rules:confirm': async ({ id, version }) => {
      const rule = (await store().listRules()).find((one) => one.id === id)
      if (!rule || !tested.has(essence(rule))) throw new Refusal('bad-request', `rule ${id} was not tested`)
      if (!(await store().confirmRule({ id, version })))
        throw new Refusal('bad-request', `rule ${id} is no more version ${version}`)
      await tell()
    },
    'rules:history': async (ask) => {
      const { total, entries } = await store().listRuleHistory(ask)
      return { total, entries: entries.map(withFields) }
    },
  }
}

/** @throws PatternError */
function compilePatterns({ conditions }: RuleDefinition): void {
  for (const condition of conditions) {
    if ('test' in condition && condition.test === 'matches') compilePattern(condition.text)
  }
}

/** All of a rule that decides which messages it finds, and what it does with them. */
const essence = ({ accountId, match, conditions, actions, stopsHere }: RuleDefinition): string =>
  JSON.stringify([accountId, match, conditions, actions, stopsHere])

import type { MessageRow } from '../../contract/message.ts'
import type { Rule, RuleDefinition, RuleTestRun } from '../../contract/rule.ts'
import type { MimeClient } from '../../mime/mime-client.ts'
import type { Store } from '../../store/store-client.ts'
import { evaluateRules, prepareRules, type PreparedRules, type RuleAccount } from './evaluate-rules.ts'

/** As many are looked at as a person waits for: some seconds. */
const MAX_LOOKED = 5000
/** Messages read in one go: others want the store meanwhile. */
const PAGE = 100
/** Rows that are shown; all matches are counted. */
const MAX_ROWS = 200

export interface TestRuleParts {
  store: Pick<Store, 'countPlaces' | 'readHeaderBlocks'>
  mime: Pick<MimeClient, 'readHeaderFacts'>
  /** Milliseconds since 1970. */
  now: () => number
  /** Messages looked at, of those that will be. */
  onProgress?: (done: number, total: number) => void
  /** Ends it: nobody waits any more. */
  signal?: AbortSignal
}

/**
 * Asks one rule about the messages that are known, newest first. Changes nothing. What is known only by a row of the
 * list, because its header is not kept, is passed over.
 * @throws PatternError, StoreError, MimeError, AbortError
 */
export async function testRule(
  { store, mime, now, onProgress, signal }: TestRuleParts,
  definition: RuleDefinition,
  accounts: readonly RuleAccount[],
): Promise<RuleTestRun> {
  const chosen = accounts.filter(({ id }) => definition.accountId === null || definition.accountId === id)
  const prepared = new Map(chosen.map((account) => [account.id, prepareRules([asRule(definition)], account)]))
  const names = [...prepared.values()][0]?.fieldNames ?? []

  const run: RuleTestRun = { looked: 0, total: 0, matched: 0, waiting: 0, rows: [] }
  for (const { accountId, total } of await store.countPlaces())
    if (prepared.has(accountId)) run.total += total

  let before: MessageRow | null = null
  while (run.looked < MAX_LOOKED) {
    signal?.throwIfAborted()
    const page = await store.readHeaderBlocks({ accountId: definition.accountId, before, limit: PAGE })
    before = page.at(-1)?.row ?? null
    if (!before) break
    const known = page.flatMap(({ row, block }) => (block ? [{ row, block }] : []))
    const facts = await mime.readHeaderFacts({ blocks: known.map(({ block }) => block), names })
    known.forEach(({ row }, index) => {
      const rules: PreparedRules | undefined = prepared.get(row.accountId)
      const fact = facts[index]
      if (!rules || !fact) return
      run.looked += 1
      if (evaluateRules(rules, { facts: fact, octets: row.size, now: now() }).matches.length === 0) return
      run.matched += 1
      if (row.where === 'server') run.waiting += 1
      if (run.rows.length < MAX_ROWS) run.rows.push(row)
    })
    onProgress?.(run.looked, Math.min(run.total, MAX_LOOKED))
  }
  return run
}

const asRule = (definition: RuleDefinition): Rule => ({
  ...definition,
  id: 0,
  version: 0,
  isOn: true,
  isConfirmed: true,
})

import type { Rule, RuleDefinition } from '../contract/rule.ts'
import { askRulesAgain } from './apply-rules.ts'
import { StoreError } from './errors.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { jsonList, sql } from './sql.ts'

interface RuleRecord {
  id: number
  accountId: string | null
  isOn: number
  version: number
  confirmedVersion: number | null
  name: string
  definition: string
}

const columns = sql`
  id, account_id AS accountId, is_on AS isOn, version, confirmed_version AS confirmedVersion, name, definition`

/** Every rule, in the order in which they are asked. @throws StoreError */
export function listRules(db: ReadableDb): Rule[] {
  return db.all<RuleRecord>(sql`SELECT ${columns} FROM rule ORDER BY position, id`).map(toRule)
}

/** A new rule, the last in order and off. @throws StoreError */
export function addRule(db: WritableDb, { definition }: { definition: RuleDefinition }): Rule {
  const { name, accountId } = definition
  return db.transaction(() =>
    must(
      db.get<RuleRecord>(sql`
        INSERT INTO rule (position, account_id, name, definition)
        VALUES ((SELECT coalesce(max(position), 0) + 1 FROM rule), ${accountId}, ${name}, ${inside(definition)})
        RETURNING ${columns}`),
    ),
  )
}

/** Changes a rule; anything but another name makes it a new version, which nobody has confirmed. @throws StoreError */
export function changeRule(
  db: WritableDb,
  { id, definition }: { id: number; definition: RuleDefinition },
): Rule | null {
  const { name, accountId } = definition
  return db.transaction(() => {
    const changed = db.get<RuleRecord>(sql`
      UPDATE rule SET
        version = version + (definition <> ${inside(definition)} OR account_id IS NOT ${accountId}),
        account_id = ${accountId}, name = ${name}, definition = ${inside(definition)}
      WHERE id = ${id} RETURNING ${columns}`)
    askRulesAgain(db)
    return changed ? toRule(changed) : null
  })
}

/** A rule that was removed, and what it had done. */
export interface FormerRule {
  kind: 'rule'
  record: RuleRecord & { position: number }
  historyIds: number[]
}

/** Removes a rule; null: there was none. What it did stays in the history. @throws StoreError */
export function removeRule(db: WritableDb, { id }: { id: number }): FormerRule | null {
  return db.transaction(() => {
    const record = db.get<FormerRule['record']>(sql`SELECT ${columns}, position FROM rule WHERE id = ${id}`)
    const history = db.all<{ id: number }>(sql`SELECT id FROM rule_history WHERE rule_id = ${id}`)
    db.run(sql`DELETE FROM rule WHERE id = ${id}`)
    askRulesAgain(db)
    return record ? { kind: 'rule', record, historyIds: history.map((entry) => entry.id) } : null
  })
}

/** Makes a removed rule again, as it was, at its place. Inside the caller's transaction. */
export function putBackRule(db: WritableDb, { record, historyIds }: FormerRule): void {
  const { id, position, accountId, isOn, version, confirmedVersion, name, definition } = record
  db.run(sql`
    INSERT OR IGNORE INTO rule (id, position, account_id, is_on, version, confirmed_version, name, definition)
    VALUES (${id}, ${position}, ${accountId}, ${isOn}, ${version}, ${confirmedVersion}, ${name}, ${definition})`)
  db.run(sql`
    UPDATE rule_history SET rule_id = ${id} WHERE id IN (SELECT value FROM json_each(${jsonList(historyIds)}))`)
  askRulesAgain(db)
}

/** Puts rules into this order; those not named come behind, in the order they had. @throws StoreError */
export function orderRules(db: WritableDb, { ids }: { ids: number[] }): void {
  db.transaction(() => {
    db.run(sql`
      UPDATE rule SET position = coalesce(
        (SELECT key - 1000000 FROM json_each(${jsonList(ids)}) WHERE value = rule.id), position)`)
    askRulesAgain(db)
  })
}

/** Switches a rule on or off. @throws StoreError */
export function switchRule(db: WritableDb, { id, isOn }: { id: number; isOn: boolean }): void {
  db.transaction(() => {
    db.run(sql`UPDATE rule SET is_on = ${Number(isOn)} WHERE id = ${id}`)
    askRulesAgain(db)
  })
}

/** Notes that the user agreed to this version's deletions. @returns whether it still is that version. @throws StoreError */
export function confirmRule(db: WritableDb, { id, version }: { id: number; version: number }): boolean {
  return db.transaction(() => {
    const { changes } = db.run(
      sql`UPDATE rule SET confirmed_version = ${version} WHERE id = ${id} AND version = ${version}`,
    )
    askRulesAgain(db)
    return changes === 1
  })
}

const inside = ({ match, conditions, actions, stopsHere }: RuleDefinition): string =>
  JSON.stringify({ match, conditions, actions, stopsHere })

const toRule = ({ definition, isOn, confirmedVersion, ...rule }: RuleRecord): Rule => ({
  ...rule,
  ...(JSON.parse(definition) as Pick<Rule, 'match' | 'conditions' | 'actions' | 'stopsHere'>),
  isOn: isOn === 1,
  isConfirmed: confirmedVersion === rule.version,
})

function must(record: RuleRecord | undefined): Rule {
  if (!record) throw new StoreError('unexpected', 'a rule that was made is not there')
  return toRule(record)
}

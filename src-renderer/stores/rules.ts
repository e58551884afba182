import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import type { Rule, RuleDefinition, RuleHistoryEntry, RuleTestRun } from '../../src-main/contract/rule.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** Entries of the history that are asked for at once. */
const HISTORY_PAGE = 100

/** The header rules in their order, and what they did. */
export const useRulesStore = defineStore('rules', () => {
  const rules = shallowRef<Rule[]>([])
  const isLoaded = ref(false)
  const failure = shallowRef<Failure | null>(null)
  const history = shallowRef<{ total: number; entries: RuleHistoryEntry[] } | null>(null)

  const hold = (list: Rule[]): void => {
    rules.value = list
    isLoaded.value = true
  }
  onScopeDispose(on('rules:changed', hold))
  // An account takes its own rules with it.
  onScopeDispose(on('accounts:changed', () => void (isLoaded.value && load())))

  /** Shows what went wrong above the list, until something goes well. */
  async function tried<T>(action: Promise<T>): Promise<Outcome<T>> {
    const outcome = await attempt(action)
    failure.value = outcome.ok ? null : outcome.failure
    return outcome
  }

  async function load(): Promise<void> {
    const outcome = await tried(call('rules:list', undefined))
    if (outcome.ok) hold(outcome.value)
  }

  /** Adds a rule (null), or changes one. It is in the list when this resolves. */
  async function save(id: number | null, definition: RuleDefinition): Promise<Outcome<Rule>> {
    const saving = id === null ? call('rules:add', definition) : call('rules:change', { id, definition })
    const outcome = await attempt(saving)
    if (outcome.ok) {
      const saved = outcome.value
      const isNew = !rules.value.some((rule) => rule.id === saved.id)
      hold(isNew ? [...rules.value, saved] : rules.value.map((rule) => (rule.id === saved.id ? saved : rule)))
    }
    return outcome
  }
  const test = (definition: RuleDefinition): Promise<Outcome<RuleTestRun | null>> =>
    attempt(call('rules:test', definition))
  const confirm = (id: number, version: number): Promise<Outcome<void>> =>
    attempt(call('rules:confirm', { id, version }))
  const switchRule = (id: number, isOn: boolean): Promise<Outcome<void>> =>
    tried(call('rules:switch', { id, isOn }))
  const remove = (id: number): Promise<Outcome<void>> => tried(call('rules:remove', { id }))

  /** Puts a rule at another place in the order; where it is dropped it stays, whatever main is doing. */
  async function move(id: number, to: number): Promise<void> {
    const rule = rules.value.find((one) => one.id === id)
    if (!rule) return
    const others = rules.value.filter((one) => one.id !== id)
    rules.value = others.toSpliced(Math.min(Math.max(to, 0), others.length), 0, rule)
    const outcome = await tried(call('rules:order', { ids: rules.value.map((one) => one.id) }))
    if (!outcome.ok) {
      const { failure: reason } = outcome
      await load()
      failure.value = reason
    }
  }

  /** The newest of what one rule, or all (null), did; with `more`, what comes after what is here. */
  async function loadHistory(ruleId: number | null, more = false): Promise<void> {
    const entries = more ? (history.value?.entries ?? []) : []
    const asked = { ruleId, offset: entries.length, limit: HISTORY_PAGE }
    const outcome = await tried(call('rules:history', asked))
    if (!outcome.ok) return
    history.value = { total: outcome.value.total, entries: [...entries, ...outcome.value.entries] }
  }

  return {
    rules,
    isLoaded,
    failure,
    history,
    load,
    save,
    test,
    confirm,
    switchRule,
    remove,
    move,
    loadHistory,
  }
})

import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { Label } from '../../src-main/contract/label.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'
import { paced } from './paced.ts'

/** What the user calls a label. */
export type LabelFields = Pick<Label, 'name' | 'colour'>

/** The labels, in the order of their names, with how many messages have them. */
export const useLabelsStore = defineStore('labels', () => {
  const held = shallowRef<Label[]>([])
  const failure = shallowRef<Failure | null>(null)
  /** The menu that labels what is selected is open. */
  const isChoosing = ref(false)

  const labels = computed(() => held.value.toSorted((a, b) => a.name.localeCompare(b.name)))
  const byId = computed(() => new Map(held.value.map((label) => [label.id, label])))

  async function load(): Promise<void> {
    const outcome = await attempt(call('labels:list', undefined))
    failure.value = outcome.ok ? null : outcome.failure
    if (outcome.ok) held.value = outcome.value
  }
  const follow = paced(load)
  onScopeDispose(on('labels:changed', (labels) => (held.value = labels)))
  onScopeDispose(on('messages:changed', follow))

  /** Whether another label than `exceptId` has that name, however it is written. */
  const isTaken = (name: string, exceptId: number | null): boolean =>
    held.value.some(
      (label) =>
        label.id !== exceptId &&
        label.name.localeCompare(name.trim(), undefined, { sensitivity: 'accent' }) === 0,
    )

  const add = (label: LabelFields): Promise<Outcome<Label>> => attempt(call('labels:add', label))
  const change = (id: number, label: LabelFields): Promise<Outcome<void>> =>
    attempt(call('labels:change', { id, ...label }))
  const remove = (id: number): Promise<Outcome<void>> => attempt(call('labels:remove', { id }))

  /** Puts a label on messages, or takes it off. */
  async function put(messageIds: readonly number[], labelId: number, isOn: boolean): Promise<void> {
    if (messageIds.length === 0) return
    const outcome = await attempt(call('labels:put', { messageIds: [...messageIds], labelId, isOn }))
    failure.value = outcome.ok ? null : outcome.failure
  }

  return { labels, byId, failure, isChoosing, load, isTaken, add, change, remove, put }
})

import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { ListOrder, MessageQuery } from '../../src-main/contract/message.ts'

/** The orders that a list of a place can be in. */
export const PLACE_ORDERS = ['date', 'sender', 'subject', 'size'] as const

interface ListOptions {
  order: (typeof PLACE_ORDERS)[number]
  isAscending: boolean
  isThreaded: boolean
}

/** How lists are shown, the same for all of them and after a restart. A search begins anew with the newest first. */
export const useListOptionsStore = defineStore('list-options', () => {
  const kept = useLocalStorage<ListOptions>('restante.list', {
    order: 'date',
    isAscending: false,
    isThreaded: true,
  })
  const searchOrder = ref<'date' | 'best'>('date')

  const isSearch = ({ text }: MessageQuery): boolean => text !== ''
  /** Whether a list shows conversations, not messages. */
  const isThreaded = (query: MessageQuery): boolean =>
    kept.value.isThreaded &&
    kept.value.order === 'date' &&
    query.place !== null &&
    query.labelId === null &&
    !query.starredOnly &&
    !isSearch(query)

  /** The query as it is asked. */
  const asked = (query: MessageQuery): MessageQuery =>
    isSearch(query)
      ? { ...query, order: searchOrder.value, isAscending: false, isThreaded: false }
      : { ...query, ...kept.value, isThreaded: isThreaded(query) }

  /** A from Z and newest from oldest; choosing the order that is there turns it round. */
  function sortBy(order: ListOptions['order']): void {
    const isSame = kept.value.order === order
    kept.value = {
      ...kept.value,
      order,
      isAscending: isSame ? !kept.value.isAscending : order === 'sender' || order === 'subject',
    }
  }

  const isAscending = computed({
    get: () => kept.value.isAscending,
    set: (value) => (kept.value = { ...kept.value, isAscending: value }),
  })
  const groups = computed({
    get: () => kept.value.isThreaded,
    set: (value) => (kept.value = { ...kept.value, isThreaded: value }),
  })
  const order = computed<ListOrder>(() => kept.value.order)
  /** What changes when lists are to be fetched anew. */
  const version = computed(() => `${JSON.stringify(kept.value)} ${searchOrder.value}`)

  return { order, isAscending, groups, searchOrder, version, asked, isThreaded, sortBy }
})

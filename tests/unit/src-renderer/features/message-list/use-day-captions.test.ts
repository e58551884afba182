// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { computed, defineComponent, shallowRef } from 'vue'
import {
  useDayCaptions,
  type DayCaptions,
} from '../../../../../src-renderer/features/message-list/use-day-captions.ts'
import { useListOptionsStore } from '../../../../../src-renderer/stores/list-options.ts'
import { ALL_MAIL, useMessageListStore } from '../../../../../src-renderer/stores/message-list.ts'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { messageRows } from '../../../../support/message-rows.ts'
import { showView } from '../../../../support/show-view.ts'

/** Rows of these months of 2001, newest first. */
const MONTHS = [6, 6, 5, 5, 3]

async function captionsOf(months: readonly number[]) {
  const rows = messageRows(months.length).map((row, at) => ({
    ...row,
    date: new Date(2001, (months[at] ?? 1) - 1, 15).getTime() - at,
  }))
  const firstSeen = shallowRef(0)
  const hasRoom = shallowRef(true)
  let captions: DayCaptions | undefined
  const view = defineComponent(() => {
    const range = computed(() => ({ first: 0, last: rows.length - 1 }))
    captions = useDayCaptions({ firstSeen: computed(() => firstSeen.value), range }, hasRoom)
    return () => null
  })
  await showView(view, { bridge: createFakeMailBridge({ rows }) })
  const list = useMessageListStore()
  list.show(ALL_MAIL)
  list.want(0, rows.length)
  await flushPromises()
  return { firstSeen, hasRoom, captions: captions! }
}

it('names the stretches of time below the first row seen, which has its own above the list', async () => {
  const { firstSeen, captions } = await captionsOf(MONTHS)

  expect(captions.labelAt(0)).toBe('June 2001')
  expect([...captions.starts.value]).toEqual([
    [2, 'May 2001'],
    [4, 'March 2001'],
  ])

  firstSeen.value = 2
  expect(captions.labelAt(2)).toBe('May 2001')
  expect([...captions.starts.value.keys()]).toEqual([4])
})

it('names none where there is no room for them, nor in another order', async () => {
  const { hasRoom, captions } = await captionsOf(MONTHS)

  hasRoom.value = false
  expect(captions.starts.value.size).toBe(0)

  hasRoom.value = true
  expect(captions.starts.value.size).toBe(2)
  useListOptionsStore().sortBy('sender')
  await flushPromises()
  expect(captions.isByDate.value).toBe(false)
  expect(captions.starts.value.size).toBe(0)
})

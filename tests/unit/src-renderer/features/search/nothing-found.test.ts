// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import NothingFound from '../../../../../src-renderer/features/search/NothingFound.vue'
import { useHelpStore } from '../../../../../src-renderer/stores/help.ts'
import { useMessageListStore } from '../../../../../src-renderer/stores/message-list.ts'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { press, showView } from '../../../../support/show-view.ts'

async function search(text: string) {
  await showView(NothingFound, { bridge: createFakeMailBridge({}) })
  const list = useMessageListStore()
  list.search(text)
  await flushPromises()
  return list
}

describe('a search that finds nothing', () => {
  it('names the one word, and has nothing to leave out', async () => {
    await search('zeppelin')

    expect(document.body.textContent).toContain('zeppelin')
    expect(document.querySelector('[role=group]')).toBeNull()
  })

  it('is tried again without any one of its pieces, in whatever language they are', async () => {
    const list = await search('"grey pigeons" от: Марина -basket')

    await press('Search without “\u2068-basket\u2069”')
    expect(list.query.text).toBe('"grey pigeons" от: Марина')

    await press('Search without “\u2068от: Марина\u2069”')
    expect(list.query.text).toBe('"grey pigeons"')
  })

  it('is tried again everywhere, with the words alone', async () => {
    const list = await search('pigeons in:archive is:unread')

    await press('Search everywhere for “\u2068pigeons\u2069”')

    expect(list.query.text).toBe('pigeons')
  })

  it('is cleared, or helped with', async () => {
    const list = await search('in:archive is:unread')
    expect(document.body.textContent).not.toContain('everywhere')

    await press('Search help')
    expect(useHelpStore().isHelpingSearch).toBe(true)
    await press('Clear search')
    expect(list.query.text).toBe('')
  })
})

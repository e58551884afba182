// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useDeskPreviewStore } from '../../../../src-renderer/stores/desk-preview.ts'
import { asPreview } from '../../../support/fake-desk.ts'
import { createFakeMailBridge } from '../../../support/fake-mail-bridge.ts'
import { sampleAccount } from '../../../support/sample-account.ts'
import { useBridge } from '../../../support/show-view.ts'

const forget = (): void => localStorage.removeItem('restante.preview-lines')
beforeEach(forget)
afterEach(forget)

const { id } = sampleAccount()

function previews() {
  const bridge = createFakeMailBridge()
  useBridge(bridge)
  const waiting: (() => void)[] = []
  bridge.answer(
    'desk:preview',
    ({ uid, lines }) =>
      new Promise((resolve) => waiting.push(() => resolve(asPreview(`Subject: ${uid}`, `${lines} lines`)))),
  )
  const asked = (): unknown[] => bridge.calls.map(({ request }) => request)
  return { bridge, waiting, asked, preview: useDeskPreviewStore() }
}

describe('a preview', () => {
  it('is not overtaken by the answer for another message', async () => {
    const { waiting, preview } = previews()
    const first = preview.show(id, 'one')
    const second = preview.show(id, 'two')
    waiting[1]!()
    await second
    waiting[0]!()
    await first

    expect(preview.text?.sent.header).toBe('Subject: two')
  })

  it('costs a round trip once, and another for more lines', async () => {
    const { waiting, asked, preview } = previews()
    const begun = preview.show(id, 'one')
    waiting[0]!()
    await begun
    await preview.show(id, null)
    await preview.show(id, 'one')
    expect(preview.text?.body).toBe('20 lines')

    preview.lines = 200
    const longer = preview.show(id, 'one')
    expect(preview.text).toBe(null)
    waiting[1]!()
    await longer

    expect(preview.text?.body).toBe('200 lines')
    expect(asked()).toEqual([
      { accountId: id, uid: 'one', lines: 20 },
      { accountId: id, uid: 'one', lines: 200 },
    ])
  })

  it('says why there is none, and asks again when its turn comes again', async () => {
    const { bridge, preview } = previews()
    bridge.fail('desk:preview', 'message-gone')
    await preview.show(id, 'one')
    await flushPromises()
    expect(preview.failure?.code).toBe('message-gone')

    await preview.show(id, null)
    await preview.show(id, 'one')
    expect(bridge.calls).toHaveLength(2)
  })

  it('is forgotten with the page', async () => {
    const { waiting, asked, preview } = previews()
    const begun = preview.show(id, 'one')
    waiting[0]!()
    await begun

    preview.forget()
    void preview.show(id, 'one')

    expect(preview.text).toBe(null)
    expect(asked()).toHaveLength(2)
  })
})

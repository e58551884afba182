// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../../../../src-main/contract/message.ts'
import PreviewDialog from '../../../../../src-renderer/features/reader/PreviewDialog.vue'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { showView } from '../../../../support/show-view.ts'

const notes: Attachment = {
  index: 2,
  fileName: 'notes.txt',
  mimeType: 'text/plain',
  size: 20,
  isInline: false,
  isDangerous: false,
  preview: 'text',
}

describe('the look at an attachment', () => {
  it('ends with Escape, also while its frame has the keys', async () => {
    const bridge = createFakeMailBridge()
    const view = await showView(PreviewDialog, {
      bridge,
      props: { frameUrl: 'about:blank#', files: [notes], index: 2 },
    })
    const frame = document.querySelector('iframe')!
    frame.tabIndex = 0
    frame.focus()
    const press = (key: string) =>
      bridge.emit('reader:keyPressed', { key, code: '', ctrl: false, shift: false, alt: false, meta: false })

    press('a')
    await flushPromises()
    expect(view.emitted('update:index')).toBeUndefined()

    press('Escape')
    await flushPromises()
    expect(view.emitted('update:index')).toEqual([[null]])
  })
})

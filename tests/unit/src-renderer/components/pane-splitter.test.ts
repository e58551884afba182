// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import PaneSplitter from '../../../../src-renderer/components/PaneSplitter.vue'

afterEach(() => {
  document.body.removeAttribute('style')
})

const splitter = (size: number) =>
  mount(PaneSplitter, {
    props: { label: 'Width', orientation: 'vertical', min: 100, max: 200, size },
    attachTo: document.body,
  })

describe('the line between panes', () => {
  it('moves with its arrow keys, no farther than the pane may go', async () => {
    const line = splitter(190)

    await line.trigger('keydown', { key: 'ArrowRight' })
    await line.trigger('keydown', { key: 'ArrowLeft' })

    expect(line.emitted('update:size')).toEqual([[200], [184]])
    expect(line.attributes('aria-valuemax')).toBe('200')
  })

  it('follows the key, not the reading order, where lines run right to left', async () => {
    document.body.style.direction = 'rtl'
    const line = splitter(150)

    await line.trigger('keydown', { key: 'ArrowLeft' })

    expect(line.emitted('update:size')).toEqual([[166]])
  })
})

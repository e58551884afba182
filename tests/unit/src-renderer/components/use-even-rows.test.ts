// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it, onTestFinished } from 'vitest'
import { defineComponent, h, nextTick, ref, shallowRef } from 'vue'
import { useEvenRows, type EvenRows } from '../../../../src-renderer/components/use-even-rows.ts'

const VIEW_HEIGHT = 600

/** A list in a window of 600 pixels; nothing is laid out here, so heights are said. */
async function showRows(count: number, rowHeight: number, viewHeight = VIEW_HEIGHT) {
  let rows: EvenRows | undefined
  const total = ref(count)
  const view = defineComponent(() => {
    const scroller = shallowRef<HTMLElement | null>(null)
    const made = useEvenRows({ scroller, count: total, rowHeight })
    rows = made
    return () =>
      h(
        'div',
        {
          ref: (element) => {
            scroller.value = element as HTMLElement | null
            if (element) Object.defineProperty(element, 'clientHeight', { value: viewHeight })
          },
        },
        made.drawn.value.map(({ index, slot }) => h('p', { key: slot }, String(index))),
      )
  })
  const wrapper = mount(view, { attachTo: document.body })
  onTestFinished(() => wrapper.unmount())
  await nextTick()
  const scroller = wrapper.element as HTMLElement
  const scrolled = async (): Promise<void> => {
    scroller.dispatchEvent(new Event('scroll'))
    await nextTick()
  }
  return {
    rows: rows!,
    total,
    scroller,
    scrollTo: async (top: number): Promise<void> => {
      scroller.scrollTop = top
      await scrolled()
    },
    scrolled,
    /** Pixels from the upper edge of the window to each row drawn. */
    places: () => new Map(rows!.drawn.value.map(({ index, top }) => [index, top - scroller.scrollTop])),
  }
}

describe('a list of even rows', () => {
  it('draws what is in sight and somewhat more, of any number of rows', async () => {
    const { scroller, scrollTo, places } = await showRows(100_000, 50)

    await scrollTo(50_000 * 50)

    expect(places().get(50_000)).toBe(0)
    expect(places().get(50_011)).toBe(550)
    expect(places().size).toBeLessThan(40)
    expect(scroller.children).toHaveLength(places().size)
  })

  it('draws nothing while it is not shown', async () => {
    const { places } = await showRows(1_000, 50, 0)

    expect(places().size).toBe(0)
  })

  it('gives the elements of rows that leave to those that come', async () => {
    const { scroller, scrollTo } = await showRows(1_000, 50)
    await scrollTo(5_000)
    const before = new Set(scroller.children)

    await scrollTo(5_150)

    expect([...scroller.children].every((element) => before.has(element))).toBe(true)
    const shown = [...scroller.children].map(({ textContent }) => Number(textContent)).sort((a, b) => a - b)
    expect(shown).toEqual(shown.map((_, at) => shown[0]! + at))
  })

  it('reaches the first and the last of a million rows, higher together than a page can be', async () => {
    const { rows, scrollTo, places } = await showRows(1_000_000, 74)
    expect(rows.height.value).toBeLessThan(2 ** 25)
    expect(places().get(0)).toBe(0)

    await scrollTo(rows.height.value - VIEW_HEIGHT)
    expect(places().get(999_999)).toBeCloseTo(VIEW_HEIGHT - 74)

    await scrollTo((rows.height.value - VIEW_HEIGHT) / 2)
    expect(rows.firstSeen.value).toBeGreaterThan(499_000)
    expect(rows.firstSeen.value).toBeLessThan(501_000)
  })

  it.each([1_000, 1_000_000])('brings a row of %d into sight, no farther than needed', async (count) => {
    const { rows, scrolled, places } = await showRows(count, 50)

    rows.reveal(500)
    await scrolled()
    expect(places().get(500)).toBeCloseTo(VIEW_HEIGHT - 50, 0)

    rows.reveal(495)
    await scrolled()
    expect(places().get(500)).toBeCloseTo(VIEW_HEIGHT - 50, 0)

    rows.reveal(400)
    await scrolled()
    expect(places().get(400)).toBeCloseTo(0, 0)

    rows.reveal(700, 'middle')
    await scrolled()
    expect(places().get(700)).toBeCloseTo((VIEW_HEIGHT - 50) / 2, 0)
  })

  it('keeps what is seen in its place when rows come in above', async () => {
    const { rows, total, scrollTo, scrolled, places } = await showRows(1_000, 50)
    await scrollTo(10_020)

    total.value += 3
    rows.scrollByRows(3)
    await scrolled()

    expect(places().get(203)).toBe(-20)
  })
})

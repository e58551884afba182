import { EventEmitter } from 'node:events'
import type { BrowserWindow, Rectangle } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWindowState } from '../../../../src-main/app/window-state.ts'
import { memoryFile } from '../../../support/memory-file.ts'

const USUAL = { width: 1280, height: 800, minWidth: 720, minHeight: 480 }
const SCREEN = { x: 0, y: 24, width: 1920, height: 1056 }
const LEFT_SCREEN = { x: -1600, y: 0, width: 1600, height: 900 }
const LAST = { x: 100, y: 60, width: 900, height: 700, isMaximized: false }

const placed = (saved: Record<string, unknown>, areas: Rectangle[] = [SCREEN]): object =>
  createWindowState(memoryFile<Record<string, unknown>>(saved), () => areas).place(USUAL)

/** What the state asks of a window. */
class FakeWindow extends EventEmitter {
  bounds = { x: 0, y: 0, width: 1280, height: 800 }
  state: 'normal' | 'maximized' | 'minimized' = 'normal'
  getNormalBounds = (): Rectangle => this.bounds
  isMaximized = (): boolean => this.state === 'maximized'
  isMinimized = (): boolean => this.state === 'minimized'
  maximize = (): void => void (this.state = 'maximized')
}

describe('where the window opens', () => {
  it('is where it was', () => {
    expect(placed(LAST)).toEqual({ ...USUAL, x: 100, y: 60, width: 900, height: 700 })
  })

  it('is on the second screen when it was there', () => {
    const onTheLeft = { ...LAST, x: -1500 }
    expect(placed(onTheLeft, [SCREEN, LEFT_SCREEN])).toMatchObject({ x: -1500, y: 60 })
  })

  it.each([
    ['on a screen that is gone', { ...LAST, x: -1500 }],
    ['with a strip too narrow to take hold of', { ...LAST, x: 1850 }],
    ['with its upper edge above the screen', { ...LAST, y: -300 }],
    ['with its upper edge below the screen', { ...LAST, y: 1070 }],
  ])('is left to the system when it was %s; the size stays', (_, saved) => {
    expect(placed(saved)).toEqual({ ...USUAL, width: 900, height: 700 })
  })

  it('is never larger than a screen, nor smaller than can be used', () => {
    expect(placed({ ...LAST, width: 5000, height: 4000 })).toMatchObject({ width: 1920, height: 1056 })
    expect(placed({ ...LAST, width: 1, height: -5 })).toMatchObject({ width: 720, height: 480 })
  })

  it.each([
    ['nothing', {}],
    ['half of it', { x: 3, y: 4 }],
    ['something else', { ...LAST, width: 'wide' }],
    ['fractions', { ...LAST, x: 0.5 }],
  ])('is the usual place when the file says %s', (_, saved) => {
    expect(placed(saved)).toEqual(USUAL)
  })
})

describe('what becomes of the window', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const keep = (saved: Record<string, unknown> = {}) => {
    const file = memoryFile<Record<string, unknown>>(saved)
    const writes = vi.spyOn(file, 'write')
    const window = new FakeWindow()
    createWindowState(file, () => [SCREEN]).keep(window as unknown as BrowserWindow)
    return { file, window, writes }
  }

  it('is written once it has come to rest', () => {
    const { file, window, writes } = keep()
    for (const x of [10, 20, 30]) {
      window.bounds = { ...window.bounds, x }
      window.emit('move')
    }
    expect(writes).not.toHaveBeenCalled()

    vi.advanceTimersByTime(1000)

    expect(writes).toHaveBeenCalledTimes(1)
    expect(file.read()).toEqual({ x: 30, y: 0, width: 1280, height: 800, isMaximized: false })
  })

  it('is written at once when it closes, and not after', () => {
    const { file, window, writes } = keep()
    window.bounds = { x: 5, y: 6, width: 800, height: 600 }
    window.emit('resize')
    window.emit('close')
    window.emit('closed')
    vi.advanceTimersByTime(1000)

    expect(writes).toHaveBeenCalledTimes(1)
    expect(file.read()).toMatchObject({ x: 5, y: 6, width: 800, height: 600 })
  })

  it('keeps the size that a maximised window goes back to', () => {
    const { file, window } = keep()
    window.maximize()
    window.emit('maximize')
    window.emit('close')

    expect(file.read()).toEqual({ x: 0, y: 0, width: 1280, height: 800, isMaximized: true })
  })

  it('is not taken from a minimised window', () => {
    const { window, writes } = keep(LAST)
    window.state = 'minimized'
    window.emit('close')

    expect(writes).not.toHaveBeenCalled()
  })

  it('is maximised again when it is shown, not before', () => {
    const { window } = keep({ ...LAST, isMaximized: true })
    expect(window.state).toBe('normal')
    window.emit('show')
    expect(window.state).toBe('maximized')
  })
})

// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { keyPressOf, shortcutOf } from '../../../../../src-renderer/features/shell/shortcut.ts'

const press = (key: string, held: ('ctrl' | 'shift' | 'alt' | 'meta')[] = []) => ({
  key,
  code: '',
  ctrl: held.includes('ctrl'),
  shift: held.includes('shift'),
  alt: held.includes('alt'),
  meta: held.includes('meta'),
})

describe('a shortcut', () => {
  it.each([
    [press('j'), 'next'],
    [press('k'), 'previous'],
    [press('Delete'), 'bin'],
    [press('a'), 'archive'],
    [press('!', ['shift']), 'junk'],
    [press('u'), 'unread'],
    [press('s'), 'star'],
    [press('/'), 'search'],
    [press('F5'), 'get-mail'],
    [press('r', ['ctrl']), 'get-mail'],
    [press('r', ['meta']), 'get-mail'],
  ] as const)('is known: %o is %s', (key, shortcut) => {
    expect(shortcutOf(key)).toBe(shortcut)
  })

  it.each([
    press('a', ['ctrl']),
    press('s', ['ctrl']),
    press('j', ['alt']),
    press('Delete', ['shift']),
    press('r'),
    press('constructor'),
    press('toString', ['ctrl']),
  ])('is not taken for another: %o', (key) => {
    expect(shortcutOf(key)).toBeUndefined()
  })

  it.each(['о', 'ח'])('is the key itself where the layout writes %s', (key) => {
    expect(shortcutOf(keyPressOf(new KeyboardEvent('keydown', { key, code: 'KeyJ' })))).toBe('next')
  })

  it('is the letter, not the place, where the layout is Latin', () => {
    expect(keyPressOf(new KeyboardEvent('keydown', { key: 'q', code: 'KeyA' })).key).toBe('q')
  })
})

// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import {
  COMMAND_IDS,
  COMMANDS,
  commandOfKey,
} from '../../../../../src-renderer/features/commands/command-table.ts'
import { keyCaps } from '../../../../../src-renderer/features/commands/key-words.ts'
import { keyOf, keyPressOf } from '../../../../../src-renderer/features/commands/key-press.ts'
import type { KeyPress } from '../../../../../src-main/contract/events.ts'

const press = (key: string, held: ('ctrl' | 'shift' | 'alt' | 'meta')[] = []) => ({
  key,
  code: '',
  ctrl: held.includes('ctrl'),
  shift: held.includes('shift'),
  alt: held.includes('alt'),
  meta: held.includes('meta'),
})

const commandOf = (press: KeyPress) => commandOfKey(keyOf(press) ?? '')

describe('the key of a command', () => {
  it.each([
    [press('j'), 'next'],
    [press('k'), 'previous'],
    [press('Delete'), 'bin'],
    [press('a'), 'archive'],
    [press('!', ['shift']), 'junk'],
    [press('u'), 'unread'],
    [press('s'), 'star'],
    [press('/'), 'search'],
    [press('f', ['ctrl']), 'find'],
    [press('f', ['ctrl', 'shift']), 'search'],
    [press('+', ['ctrl', 'shift']), 'larger'],
    [press('+', ['ctrl']), 'larger'],
    [press('=', ['meta']), 'larger'],
    [press('-', ['ctrl']), 'smaller'],
    [press('0', ['ctrl']), 'actual-size'],
    [press('F5'), 'get-mail'],
    [press('r', ['ctrl']), 'get-mail'],
    [press('r', ['meta']), 'get-mail'],
    [press('k', ['ctrl']), 'palette'],
    [press('a', ['ctrl']), 'select-all'],
    [press('?', ['shift']), 'keys'],
  ] as const)('is known: %o is %s', (key, shortcut) => {
    expect(commandOf(key)).toBe(shortcut)
  })

  it.each([
    press('s', ['ctrl']),
    press('j', ['alt']),
    press('Delete', ['shift']),
    press('r'),
    press('constructor'),
    press('toString', ['ctrl']),
  ])('is not taken for another: %o', (key) => {
    expect(commandOf(key)).toBeUndefined()
  })

  it.each(['о', 'ח'])('is the key itself where the layout writes %s', (key) => {
    expect(commandOf(keyPressOf(new KeyboardEvent('keydown', { key, code: 'KeyJ' })))).toBe('next')
  })

  it('is the key of no other command', () => {
    const keys = COMMAND_IDS.flatMap((id) => COMMANDS[id].keys)

    expect(keys).toEqual([...new Set(keys)])
  })

  it('is drawn cap by cap, plus and minus too', () => {
    const caps = (key: string): string[] => keyCaps(key, (words) => words, 'linux')

    expect(caps('Ctrl++')).toEqual(['commands.key.ctrl', '+'])
    expect(caps('Ctrl+-')).toEqual(['commands.key.ctrl', '-'])
    expect(caps('Ctrl+Shift+l')).toEqual(['commands.key.ctrl', 'commands.key.shift', 'L'])
  })

  it('is the letter, not the place, where the layout is Latin', () => {
    expect(keyPressOf(new KeyboardEvent('keydown', { key: 'q', code: 'KeyA' })).key).toBe('q')
  })
})

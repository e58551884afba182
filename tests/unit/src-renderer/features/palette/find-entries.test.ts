import { Star } from '@lucide/vue'
import { describe, expect, it } from 'vitest'
import { findEntries } from '../../../../../src-renderer/features/palette/find-entries.ts'
import type { PaletteEntry } from '../../../../../src-renderer/features/palette/palette-entries.ts'

const entry = (id: string, label: string, english: string, group: PaletteEntry['group']): PaletteEntry => ({
  id,
  label,
  english,
  group,
  icon: Star,
  run: () => undefined,
})
const entries = [
  entry('bin', 'В корзину', 'Move to the Bin', 'messages'),
  entry('get-mail', 'Получить почту', 'Get mail', 'program'),
  entry('go bin', 'Корзина', 'Bin', 'go'),
  entry('label 3', 'דחוף', 'דחוף', 'labels'),
]
const found = (words: string, recent: string[] = []) =>
  findEntries(entries, words, recent).flatMap((group) => group.entries.map(({ id }) => id))

describe('the palette', () => {
  it.each([
    ['почт', ['get-mail']],
    ['get', ['get-mail']],
    ['gtm', ['get-mail']],
    ['корз', ['go bin', 'bin']],
    ['דחו', ['label 3']],
    ['xyzzy', []],
  ])('finds by name, by English name and by some letters: %s', (words, ids) => {
    expect(found(words)).toEqual(ids)
  })

  it('has everything in its groups without words, what was chosen last first and only once', () => {
    expect(findEntries(entries, ' ', ['get-mail', 'gone']).map(({ group }) => group)).toEqual([
      'recent',
      'messages',
      'go',
      'labels',
    ])
    expect(found('', ['get-mail', 'gone'])).toEqual(['get-mail', 'bin', 'go bin', 'label 3'])
  })
})

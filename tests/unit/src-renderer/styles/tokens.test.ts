import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const css = await readFile(new URL('../../../../src-renderer/styles/tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split(":root[data-theme='dark']")
const themes = { light: coloursOf(light), dark: coloursOf(dark.split(':root[data-density')[0] ?? '') }

function coloursOf(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name, value]) => [name!, value!]))
}

/** Relative luminance (WCAG 2, 1.4.3). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

const accounts = Array.from({ length: 8 }, (_, at) => `account-${at}`)
const pairs = [
  ...['text', 'text-muted', 'text-faint'].flatMap((text) =>
    ['bg', 'pane', 'side', 'side-hover', 'hover', 'accent-soft', 'lit'].map(
      (ground) => [text, ground] as const,
    ),
  ),
  ...['info', 'warning', 'error', 'success'].map((kind) => [kind, `${kind}-soft`] as const),
  ...accounts.map((account) => ['on-account', account] as const),
  ['text', 'raised'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent', 'accent-soft'],
  ['error', 'side'],
] as const

describe.each(Object.entries(themes))('the %s colours', (_, colours) => {
  it.each(pairs)('let %s be read on %s (4.5:1)', (text, ground) => {
    expect(contrast(colours.get(text)!, colours.get(ground)!)).toBeGreaterThanOrEqual(4.5)
  })

  it('let what is chosen be told from its track', () => {
    expect(contrast(colours.get('raised')!, colours.get('side-hover')!)).toBeGreaterThanOrEqual(1.2)
  })

  it.each(accounts)('let %s be seen on the panes (3:1)', (account) => {
    for (const ground of ['pane', 'side', 'accent-soft'])
      expect(contrast(colours.get(account)!, colours.get(ground)!)).toBeGreaterThanOrEqual(3)
  })
})

import { describe, expect, it } from 'vitest'
import { misleadingHost } from '../../../../../src-main/mime/sender/misleading-link.ts'

describe('misleadingHost', () => {
  it.each([
    ['www.example.org', 'http://evil.example.com/', 'example.org'],
    ['https://bank.co.uk/login', 'https://bank.co.uk.evil.com/', 'bank.co.uk'],
    ['bank.com', 'http://192.0.2.7/', 'bank.com'],
    ['http://192.0.2.7', 'https://bank.com/', '192.0.2.7'],
    ['bank.com/account', 'https://user@evil.com/bank.com', 'bank.com'],
    ['\u200bbank.com', 'https://evil.com/', 'bank.com'],
    ['boss@bank.com', 'mailto:thief@evil.com', 'bank.com'],
    ['https://one.github.io', 'https://two.github.io/', 'one.github.io'],
  ])('C13: the text %s of a link to %s', (text, href, claimed) => {
    expect(misleadingHost(text, href)).toBe(claimed)
  })

  it.each([
    ['www.example.org', 'https://click.example.org/?id=1'],
    ['EXAMPLE.org/a', 'https://example.org/b'],
    ['Read more', 'https://evil.com/'],
    ['README.md', 'https://github.com/a/b'],
    ['node.js', 'https://nodejs.org/'],
    ['e.g. this', 'https://example.org/'],
    ['Version 1.2.3', 'https://example.org/'],
    ['noa@example.org', 'mailto:noa@example.org'],
    ['', 'https://example.org/'],
  ])('has nothing against the text %j of a link to %s', (text, href) => {
    expect(misleadingHost(text, href)).toBeUndefined()
  })
})

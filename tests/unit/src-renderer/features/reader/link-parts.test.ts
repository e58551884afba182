import { describe, expect, it } from 'vitest'
import { linkParts } from '../../../../../src-renderer/features/reader/link-parts.ts'

describe('the parts of a link', () => {
  it('show a look-alike host as it is asked for', () => {
    const parts = linkParts('https://www.\u0430pple.example/login')

    expect(parts.host).toBe('www.xn--pple-43d.example')
    expect(parts.url).toBe('https://www.xn--pple-43d.example/login')
  })

  it('show the true host behind one written as a user name', () => {
    expect(linkParts('https://bank.example@thief.example/').host).toBe('thief.example')
  })

  it.each([
    ['mailto:noa@example.org?subject=x', { host: 'noa@example.org', isMail: true }],
    ['mailto:%ZZ', { host: '%ZZ', isMail: true }],
    ['not a link', { host: null, isMail: false }],
    ['data:text/html,x', { host: null, isMail: false }],
  ])('of %s', (url, parts) => {
    expect(linkParts(url)).toMatchObject(parts)
  })
})

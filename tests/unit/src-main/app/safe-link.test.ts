import { describe, expect, it } from 'vitest'
import { safeLink } from '../../../../src-main/app/safe-link.ts'

describe('safeLink', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['http://b\u00fccher.example/', 'http://xn--bcher-kva.example/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
  ])('C13: passes on %s', (url, safe) => {
    expect(safeLink(url)).toBe(safe)
  })

  it.each([
    'file:///etc/passwd',
    'smb://host/share',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'restante://app/index.html',
    '\\\\host\\share',
    '//host/share',
    'C:\\x.exe',
    '',
  ])('C13: opens nothing else: %s', (url) => {
    expect(safeLink(url)).toBeNull()
  })

  it('C10: attaches nothing, and sets no field that a letter does not have', () => {
    expect(
      safeLink('mailto:a@b.example?Subject=Hi&attach=/etc/passwd&attachment=x&X-Evil=1&bcc=c@d.example'),
    ).toBe('mailto:a@b.example?Subject=Hi&bcc=c@d.example')
    expect(safeLink('mailto:?attach=/etc/passwd')).toBe('mailto:')
    expect(safeLink('mailto:a@b.example?subject=a%26attach=b')).toBe(
      'mailto:a@b.example?subject=a%26attach=b',
    )
  })
})

import { describe, expect, it } from 'vitest'
import { readServerReport } from '../../../../../src-main/mime/authenticity/authentication-results.ts'

const report = (...fields: string[]) =>
  readServerReport(
    Buffer.from([...fields.map((field) => `Authentication-Results: ${field}`), '', ''].join('\r\n')),
  )

describe('readServerReport', () => {
  it('reads who checked, and what was found', () => {
    expect(
      report(
        'MX.Example.org 1;\r\n\tdkim=pass (2048-bit key; unprotected) header.d=example.net;\r\n\tspf=softfail smtp.mailfrom=a@b.example; dmarc = fail (p=none; dis=none)',
      ),
    ).toEqual({ server: 'mx.example.org', dkim: 'pass', spf: 'softfail', dmarc: 'fail' })
  })

  it('takes the best of several signatures', () => {
    expect(report('mx.example.org; dkim=fail header.d=a.example; dkim/1=pass header.d=b.example')?.dkim).toBe(
      'pass',
    )
  })

  it('finds nothing where nothing was checked', () => {
    expect(report('mx.example.org; none')).toEqual({ server: 'mx.example.org', dkim: '', spf: '', dmarc: '' })
    expect(report()).toBeNull()
    expect(report('')).toBeNull()
  })

  it('C17: looks at the topmost field alone', () => {
    expect(report('mx.example.org; dkim=fail', 'mx.example.org; dkim=pass')?.dkim).toBe('fail')
    expect(report('evil.example; dkim=pass', 'mx.example.org; dkim=fail')?.server).toBe('evil.example')
  })

  it('C17: finds no result in comments, quotes or reasons', () => {
    expect(
      report(
        'mx.example.org; spf=fail (; dkim=pass (;dkim=pass) \\); dkim=pass) reason="; dkim=pass; \\"; dkim=pass"',
      ),
    ).toEqual({ server: 'mx.example.org', dkim: '', spf: 'fail', dmarc: '' })
    expect(report('mx.example.org; x-dkim=pass; adkim=pass; dkim-atps=pass')?.dkim).toBe('')
  })
})

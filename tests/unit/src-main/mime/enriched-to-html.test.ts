import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enrichedToHtml } from '../../../../src-main/mime/enriched-to-html.ts'
import { htmlToText } from '../../../../src-main/mime/html-to-text.ts'
import { MAX_BODY_OCTETS, MAX_ENRICHED_DEPTH } from '../../../../src-main/mime/limits.ts'
import { sanitizeHtml } from '../../../../src-main/mime/sanitize-html.ts'

const safe = (text: string): string => sanitizeHtml(enrichedToHtml(text), () => undefined).html

describe('enrichedToHtml', () => {
  it('shows the example of RFC 1896 section 6 as it is meant', () => {
    const example = [
      '<bold>Now</bold> is the time for <italic>all</italic>',
      'good men',
      '<smaller>(and <<women>)</smaller> to',
      '<ignoreme>come</ignoreme>',
      '',
      'to the aid of their',
      '',
      '',
      '<color><param>red</param>beloved</color>',
      'country.',
    ].join('\n')

    expect(safe(example)).toBe(
      '<b>Now</b> is the time for <i>all</i> good men <small>(and &#x3C;women>)</small> to come<br>to the aid of their<br><br>beloved country.',
    )
  })

  it('knows the commands whatever their case, and leaves the words of others', () => {
    expect(safe('<Bold>a</BOLD> <fixed>b</fixed> <underline>c</underline> <x-own>d</x-own>')).toBe(
      '<b>a</b> <tt>b</tt> <u>c</u> d',
    )
    expect(safe('<excerpt>said</excerpt>')).toContain('<blockquote type="cite">said</blockquote>')
    expect(safe('<constructor>a</constructor><toString>b</toString>')).toBe('ab')
  })

  it('keeps lines and blanks where nothing is to be filled', () => {
    expect(safe('a\nb <nofill>1  2\n3\n\n4</nofill>\nc')).toBe(
      'a b <div style="white-space:pre-wrap">1  2<br>3<br><br>4</div> c',
    )
  })

  it('hides no words behind a parameter that never ends', () => {
    expect(htmlToText(safe('<color><param>red, and then all the words</color> more'))).toBe(
      'red, and then all the words more',
    )
  })

  it('takes what is no command for text', () => {
    expect(safe('1 < 2 <3> & <b onclick=x> <script src="//evil.example">')).not.toMatch(/<(?:b|script)/)
    expect(htmlToText(safe('if a < b & c > d'))).toBe('if a < b & c > d')
  })

  it('makes links of addresses', () => {
    expect(safe('see <bold>https://example.org/a</bold>')).toContain('href="https://example.org/a"')
  })

  it('closes what was left open, and opens nothing for what was never opened', () => {
    expect(enrichedToHtml('</bold>a<bold>b<italic>c</bold>d</italic>')).toBe('a<b>b<i>c</i></b>d')
    expect(enrichedToHtml('<bold><excerpt>a')).toBe('<b><blockquote type="cite">a</blockquote></b>')
  })

  it('A5: goes no deeper than it is written to, and no longer', () => {
    const deep = enrichedToHtml('<bold>'.repeat(10_000) + 'words')
    const long = enrichedToHtml('<indent>a</indent>\n\n'.repeat(60_000))

    expect(deep.split('<b>').length - 1).toBe(MAX_ENRICHED_DEPTH)
    expect(htmlToText(safe(deep))).toBe('words')
    expect(long.length).toBeLessThan(MAX_BODY_OCTETS + 10_000)
    expect(long).toMatch(/ \[…\](?:<\/div>)*$/)
    expect(enrichedToHtml('\n'.repeat(1_000_000)).length).toBeLessThan(MAX_BODY_OCTETS + 10_000)
  })

  it('A3: is safe and balanced, whatever comes', () => {
    const pieces = fc.constantFrom(
      '<bold>',
      '</bold>',
      '<excerpt>',
      '</excerpt>',
      '<nofill>',
      '</nofill>',
      '<param>',
      '</param>',
      '<<',
      '<',
      '>',
      '"',
      '&',
      '\n',
      '<img src=x onerror=y>',
      '<!--',
      'word',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (list) => {
        const html = enrichedToHtml(list.join(''))
        for (const name of ['b>', 'blockquote', 'div']) {
          expect(html.split(`<${name}`).length).toBe(html.split(`</${name}`).length)
        }
        expect(safe(list.join(''))).not.toMatch(/<img|<!--/)
      }),
    )
  })
})

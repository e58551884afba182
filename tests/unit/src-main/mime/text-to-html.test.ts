import { describe, expect, it } from 'vitest'
import { textToHtml } from '../../../../src-main/mime/text-to-html.ts'

const link = (href: string, text = href): string => `<a href="${href}" rel="noreferrer noopener">${text}</a>`

describe('textToHtml', () => {
  it('escapes what looks like markup', () => {
    expect(textToHtml('<script>"a" & b</script>')).toBe(
      '<p>&lt;script&gt;&quot;a&quot; &amp; b&lt;/script&gt;</p>',
    )
  })

  it('leaves to the words of a paragraph how what is around it runs', () => {
    expect(textToHtml('hello\nthere\n\nשלום')).toBe('<p>hello\nthere</p><p>שלום</p>')
  })

  it('puts quoted lines into quotes, by depth', () => {
    expect(textToHtml('a\n> b\n>> c\n> > d\ne')).toBe(
      '<p>a</p><blockquote dir="auto"><p>b</p><blockquote dir="auto"><p>c\nd</p></blockquote></blockquote><p>e</p>',
    )
  })

  it.each([
    ['see https://a.org/x.', `see ${link('https://a.org/x')}.`],
    ['(https://a.org/x_(y))', `(${link('https://a.org/x_(y)')})`],
    ['<https://a.org/?a=1&b=2>', `&lt;${link('https://a.org/?a=1&amp;b=2')}&gt;`],
    ['www.a.org/x,', `${link('http://www.a.org/x', 'www.a.org/x')},`],
    ['mail ada@example.org!', `mail ${link('mailto:ada@example.org', 'ada@example.org')}!`],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['file:///etc/passwd', 'file:///etc/passwd'],
    ['data:text/html,x.y', 'data:text/html,x.y'],
    ['not.a.link', 'not.a.link'],
    ['https://a.org"onclick="x', `${link('https://a.org/', 'https://a.org')}&quot;onclick=&quot;x`],
  ])('makes links of web and mail addresses only: %s', (text, html) => {
    expect(textToHtml(text)).toBe(`<p>${html}</p>`)
  })

  it.each([
    '>'.repeat(300_000),
    'http://'.repeat(50_000),
    'a@'.repeat(100_000),
    '.'.repeat(300_000),
    '> \n'.repeat(50_000),
  ])('is done with a hostile text', (text) => {
    expect(textToHtml(text).length).toBeLessThan(text.length * 8 + 100)
  })
})

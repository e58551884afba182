import { describe, expect, it } from 'vitest'
import { htmlToText } from '../../../../src-main/mime/html-to-text.ts'

describe('htmlToText', () => {
  it.each([
    ['<p>Hello&nbsp;<b>you</b></p><p>next<br>line</p>', 'Hello you\n\nnext\nline'],
    ['<style>p{}</style><script>x</script><title>t</title>seen', 'seen'],
    ['a<!-- hidden > still -->b', 'ab'],
    ['&#1513;&#x5dc;&#1493;&#1501; &copy; &unknown; &lt;b&gt;', 'שלום © &unknown; <b>'],
    ['<td>a</td><td>b</td>', 'a b'],
    ['open <b', 'open'],
  ])('reads the words of %s', (html, text) => {
    expect(htmlToText(html)).toBe(text)
  })

  it.each(['<!--'.repeat(100_000), '<'.repeat(300_000), '<style>'.repeat(50_000), '&#'.repeat(100_000)])(
    'is done with hostile markup',
    (html) => {
      expect(htmlToText(html).length).toBeLessThanOrEqual(html.length)
    },
  )
})

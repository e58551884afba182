import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { parse } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, it } from 'vitest'
import { foldQuotes } from '../../../../../src-main/mime/frame/fold-quotes.ts'
import { sanitizeHtml, textTree } from '../../../../../src-main/mime/sanitize-html.ts'

const HANDLE = '<summary title="Quoted" dir="auto">Quoted</summary>'
const FOLDED = `<details class="restante-quote">${HANDLE}`

const treeOf = (html: string): Root => sanitizeHtml(html, () => undefined).tree
const fold = (html: string): string => toHtml(foldQuotes(treeOf(html), 'Quoted'))
const foldText = (text: string): string => toHtml(foldQuotes(textTree(text).tree, 'Quoted'))
const long = 'one word after another '.repeat(40)

describe('foldQuotes', () => {
  it('folds the quote below an answer, with the line that says whose it is', () => {
    expect(foldText('Thanks!\n\nOn Monday, Noa wrote:\n\n> When?\n> Where?')).toMatch(
      new RegExp(
        `^<p[^>]*>Thanks!</p>${FOLDED}<p[^>]*>On Monday, Noa wrote:</p><blockquote[^>]*>.*</details>$`,
        's',
      ),
    )
  })

  it.each([
    'Il giorno 3 marzo Paola ha scritto:',
    'Am 03.03.26 schrieb Jörg Müller:',
    '3 марта 2026 г. Иван Петров пишет:',
    '‫בתאריך יום ב׳, נועה כהן כתבה:‬',
    'Le 3 mars, Zoé a écrit :',
  ])('knows the line that says whose words follow: %s', (line) => {
    expect(foldText(`Yes.\n\n${line}\n\n> ?`)).toContain(`</p>${FOLDED}<p>`)
  })

  it.each([
    [
      'Gmail',
      '<div>Yes</div><div class="gmail_quote"><div class="gmail_attr">x</div><blockquote>q</blockquote></div>',
    ],
    [
      'Thunderbird',
      '<p>Yes</p><div class="moz-cite-prefix">Am x</div><blockquote type="cite">q</blockquote>',
    ],
    [
      'Apple Mail',
      '<div>Yes<div><br><blockquote type="cite"><div>On 3 Mar, A wrote:</div>q</blockquote></div></div>',
    ],
    ['Yahoo', '<div>Yes</div><div class="yahoo_quoted"><div>q</div></div>'],
    ['Outlook', '<p>Yes</p><div><b>From:</b> A<br><b>Sent:</b> Monday<br><b>To:</b> B</div><p>q</p>'],
    [
      'Outlook on the web',
      '<div>Yes</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">x</div><div>q</div>',
    ],
    ['old Outlook', '<p>Yes</p><p>-----Original Message-----<br>From: A</p><p>q</p>'],
  ])('folds what %s quotes', (_program, html) => {
    const folded = fold(html)

    expect(folded).toMatch(/Yes.*<details/s)
    expect(folded.slice(folded.indexOf('<details'))).toContain('q')
    expect(folded.match(/<details/g)).toHaveLength(1)
  })

  it('leaves a short quote open that is answered below, and folds a long one', () => {
    expect(foldText('> When?\n\nAt six.\n\n> Where?\n\nHere.')).not.toContain('<details')
    expect(foldText(`> ${long}\n\nI agree.`)).toContain('<details')
  })

  it('folds below a signature, which answers nothing', () => {
    expect(foldText('Fine.\n\n> When?\n\n-- \nNoa')).toContain('<details')
  })

  it('leaves open what was passed on, and a quote that is all there is', () => {
    expect(
      fold('<p>See below</p><div class="gmail_quote">---------- Forwarded message ---------<br>q</div>'),
    ).not.toContain('<details')
    expect(foldText('> only this')).not.toContain('<details')
  })

  it('folds a quote within a quote once', () => {
    expect(foldText('Yes.\n\n> a\n>\n> > b').match(/<details/g)).toHaveLength(1)
  })

  it('leaves a message without quotes, and the tree it was given, as they are', () => {
    const tree = treeOf('<p>Yes</p><blockquote>q</blockquote>')
    const before = toHtml(tree)
    const plain = treeOf('<p>no quote</p>')

    foldQuotes(tree, 'Quoted')

    expect(toHtml(tree)).toBe(before)
    expect(foldQuotes(plain, 'Quoted')).toBe(plain)
  })

  it('reads the same to a browser: what it adds moves nothing', () => {
    const html =
      '<table><tbody><tr><td><font color="red"><p>Yes</p><blockquote>q</blockquote></font></td></tr></tbody></table>'

    expect(structureOf(parse(`<!doctype html><body>${fold(html)}`))).toBe(
      'html(head()body(table(tbody(tr(td(font(p(#)details(summary(#)blockquote(#)))))))))',
    )
  })

  it('takes a label that looks like markup for words', () => {
    const html = toHtml(foldQuotes(treeOf('<p>Yes</p><blockquote>q</blockquote>'), '<img src=x>'))

    expect(structureOf(parse(`<!doctype html><body>${html}`))).not.toContain('img')
  })

  it('takes no longer for a deep and wide message', () => {
    const html = `x${'<div>'.repeat(300)}${'<p>On x wrote:</p>'.repeat(3000)}<blockquote>q</blockquote>`

    expect(fold(html)).toContain('<details')
  })
})

function structureOf(node: DefaultTreeAdapterTypes.Node): string {
  if (node.nodeName === '#text') return '#'
  const inner = 'childNodes' in node ? node.childNodes.map(structureOf).join('') : ''
  if (node.nodeName === '#document') return inner
  return node.nodeName === '#documentType' ? '' : `${node.nodeName}(${inner})`
}

import fc from 'fast-check'
import { parse } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, it } from 'vitest'
import { sanitizeHtml } from '../../../../src-main/mime/sanitize-html.ts'

type Node = DefaultTreeAdapterTypes.Node

const noPictures = (): undefined => undefined
const clean = (html: string): string => sanitizeHtml(html, noPictures).html

/** Everything in the HTML, as a browser would read it, that could run, load, send or lead away. */
function dangers(html: string): string[] {
  const found: string[] = []
  const visit = (node: Node): void => {
    if ('tagName' in node) {
      const { tagName, attrs, namespaceURI } = node
      if (!namespaceURI.endsWith('/xhtml')) found.push(tagName)
      if (
        /^(?:script|iframe|frame|object|embed|form|input|button|select|textarea|base|meta|link|template|noscript|svg|math|video|audio|portal)$/.test(
          tagName,
        )
      )
        found.push(tagName)
      for (const { name, value } of attrs) {
        if (
          /^on|^(?:srcset|background|poster|action|formaction|ping|target|srcdoc|data|xlink:href)$/.test(name)
        )
          found.push(name)
        if (name === 'href' && !/^(?:https?|mailto):/.test(value)) found.push(`href=${value}`)
        if (name === 'src' && !/^(?:data:image\/(?!svg)|part\/\d+$)/.test(value)) found.push(`src=${value}`)
        if (name === 'style' && /url\(|expression|position|@import|behavior/i.test(value)) found.push(value)
      }
      if (tagName === 'style') {
        const css = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
        if (/url\(|expression|position|@import|@font-face|behavior|</i.test(css)) found.push(css)
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return found
}

describe('sanitizeHtml', () => {
  it('keeps what lays out text', () => {
    const html =
      '<h1 class="big" id="top">Hi</h1><p dir="rtl" style="color:red">x <b>y</b></p>' +
      '<table width="100%" bgcolor="#eee"><tbody><tr><td colspan="2" align="center">z</td></tr></tbody></table>' +
      '<ul><li>one</li></ul><blockquote type="cite">q</blockquote><hr><img alt="pic" width="10">'

    expect(clean(html)).toBe(html)
  })

  it.each([
    ['<script>alert(1)</script>x', 'x'],
    ['<p onclick="x()" onmouseover=y>x</p>', '<p>x</p>'],
    ['<img src=x onerror=alert(1)>', '<img>'],
    ['<svg onload=x><script>y</script></svg>z', 'z'],
    ['<math><mi xlink:href="javascript:x">y</mi></math>z', 'z'],
    ['<a href="javascript:x">y</a>', '<a>y</a>'],
    ['<a href="java\nscript:x">y</a>', '<a>y</a>'],
    ['<a href="&#1;javascript:x">y</a>', '<a>y</a>'],
    ['<a href="data:text/html,x">y</a>', '<a>y</a>'],
    ['<a href="vbscript:x">y</a>', '<a>y</a>'],
  ])('C1: runs nothing: %s', (html, safe) => {
    expect(clean(html)).toBe(safe)
  })

  it.each([
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<template><style></template><img src=x onerror=y></style>',
    '<style>a{font-family:"</style><img src=x onerror=y>"}</style>',
    '<a title="<!--"><p id="--><script>x</script>">',
    '<xmp><p title="</xmp><script>x</script>"></xmp>',
    '<select><style></select><img src=x onerror=y></style></select>',
    '<table><td><a href="https://a.org"><table><a href="https://b.org">x',
    '<p><button><div>x</div></button><object><p>y</object>',
    '<img id=attributes><img name=body><a id=location href="https://a.org">',
    '<plaintext><script>x</script>',
    '<!--><img src=x onerror=y>-->',
    '<![CDATA[<img src=x onerror=y>]]>',
  ])('C2: cannot be brought to mutate: %s', (html) => {
    const once = clean(html)

    expect(dangers(once)).toEqual([])
    expect(clean(once)).toBe(once)
  })

  it.each([
    ['<img src="http://leak.invalid/a.png">', 1],
    ['<img srcset="https://leak.invalid/a.png 2x">', 1],
    ['<img src="//leak.invalid/a.png">', 1],
    ['<table background="http://leak.invalid/a.png"><tr><td>x</table>', 1],
    ['<video poster="http://leak.invalid/a.png" src="http://leak.invalid/b.mp4">', 2],
    ['<svg><image href="http://leak.invalid/"/><use xlink:href="http://leak.invalid/"/></svg>', 2],
    [
      '<link rel="stylesheet" href="http://leak.invalid/a.css"><link rel="dns-prefetch" href="//leak.invalid">',
      2,
    ],
    ['<p style="background:url(http://leak.invalid/a)">x</p>', 1],
    [
      "<style>@import 'http://leak.invalid/a.css'; @import url(//leak.invalid/b); a{background:url('https://leak.invalid/c')}</style>",
      3,
    ],
    ['<style>@font-face{font-family:x;src:url(http://leak.invalid/f.woff)}</style>', 1],
    ['<iframe src="http://leak.invalid/"></iframe>', 1],
    ['<object data="http://leak.invalid/"></object><embed src="http://leak.invalid/">', 2],
    ['<body background="http://leak.invalid/a.png">x', 1],
    ['<img src="cid:a"><img src="data:image/png;base64,AA=="><a href="http://link.example/">x</a>', 0],
  ])('C5: loads nothing, and counts it: %s', (html, count) => {
    const safe = sanitizeHtml(html, noPictures)

    expect(safe.html).not.toContain('leak.invalid')
    expect(safe.blockedRemote).toBe(count)
  })

  it.each([
    '<form action="http://a.org"><input name=x><button>go</button></form>',
    '<base href="http://a.org/"><a href="b">x</a>',
    '<meta http-equiv="refresh" content="0;url=http://a.org">x',
    '<a href="https://a.org" target="_top" ping="https://b.org">x</a>',
  ])('C12: sends and leads nowhere by itself: %s', (html) => {
    expect(dangers(clean(html))).toEqual([])
  })

  it('keeps the words of what it unwraps', () => {
    expect(clean('<form><label>Name <button>Send</button></label></form>')).toBe('Name Send')
  })

  it('C13: lets links lead to the web and to mail, without telling from where', () => {
    expect(clean('<a href="https://a.org/x?y=1&amp;z" target=_blank>x</a>')).toBe(
      '<a href="https://a.org/x?y=1&#x26;z" rel="noreferrer noopener">x</a>',
    )
    for (const href of ['file:///etc/passwd', 'smb://host/x', '//a.org', 'page.html', 'ms-word:x', '#top']) {
      expect(clean(`<a href="${href}">x</a>`)).toBe('<a>x</a>')
    }
  })

  it('shows pictures that came with the message', () => {
    const safe = sanitizeHtml('<img src="cid:logo%401"><img src="cid:other">', (id) =>
      id === 'logo@1' ? 'part/3' : undefined,
    )

    expect(safe.html).toBe('<img src="part/3"><img>')
    expect(safe.shownIds).toContain('logo@1')
  })

  it('shows pictures inside the HTML, but no vector graphics', () => {
    expect(clean('<img src="data:image/gif;base64,R0lG">')).toContain('R0lG')
    expect(clean('<img src="data:image/svg+xml,<svg/>">')).toBe('<img>')
  })

  it.each([
    ['position:fixed;color:red', 'color:red'],
    ['background:expression(alert(1));width:1px', 'width:1px'],
    ['behavior:url(#x);-moz-binding:url(y);margin:0', 'margin:0'],
    ['--x:url(http://a.org);color:var(--x)', ''],
    ['background-image:image-set("http://a.org/x" 1x);height:2px', 'height:2px'],
    ['back\\67round:u\\72l(http://a.org)', ''],
    ['color:/**/red;content:"x"', 'color:red'],
  ])('keeps only styles that lay out text: %s', (style, safe) => {
    expect(clean(`<p style='${style}'>x</p>`)).toBe(safe ? `<p style="${safe}">x</p>` : '<p>x</p>')
  })

  it('keeps style sheets, rule by rule', () => {
    const css =
      '@media (max-width:600px){td{width:100%}}p{color:red}p{position:absolute}@keyframes a{from{top:0}}'

    expect(clean(`<style>${css}</style><p>x</p>`)).toBe(
      '<style>@media (max-width:600px){td{width:100%}}p{color:red}</style><p>x</p>',
    )
  })

  it('leaves the body no margin beside that of the frame', () => {
    const safe = sanitizeHtml('<body style="margin:12px;font-size:15px">x</body>', noPictures)

    expect(safe.html).toBe('<div style="margin:12px;font-size:15px;margin:0">x</div>')
  })

  it('keeps the colours and the direction of the body', () => {
    const safe = sanitizeHtml('<html dir=rtl><body bgcolor=black text="#fff">שלום</body></html>', noPictures)

    expect(safe.html).toBe('<div dir="rtl" style="background-color:black;color:#fff;margin:0">שלום</div>')
    expect(safe.hasColours).toBe(true)
  })

  it('shows what is nested beyond reason as text', () => {
    expect(clean(`${'<div>'.repeat(10_000)}deep`)).toBe('<p>deep</p>')
    expect(clean('<font size=1>a<p>'.repeat(3000))).toMatch(/^<p>a/)
  })

  it('C3: comes out as it went in when it is safe already, and is always safe', () => {
    const piece = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<a href="https://a.org">',
        '</a>',
        '<table>',
        '<tr>',
        '<td>',
        '</table>',
        '<div>',
        '</div>',
      ],
      ...[
        '<style>',
        '</style>',
        'p{color:red}',
        '<svg>',
        '</svg>',
        '<math>',
        '<mtext>',
        '<title>',
        '<textarea>',
        '<noscript>',
      ],
      ...[
        '<form>',
        '</form>',
        '<button>',
        '<select>',
        '<option>',
        '<li>',
        '<ul>',
        '<pre>\n\n',
        '<br>',
        '<!--',
        '-->',
        '<![CDATA[',
      ],
      ...[
        '<img src=x onerror=y>',
        '<img src="cid:x">',
        '"',
        "'",
        '>',
        '<',
        '&lt;',
        '&amp;lt;',
        'x',
        ' ',
        '\n',
        '\0',
        '<h1>',
        '<caption>',
      ],
      ...[
        '<font color=red>',
        '</font>',
        '<object>',
        '<marquee>',
        '<body bgcolor=red>',
        '<p style="color:r\\65 d;left:0">',
        '<template>',
      ],
    )

    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const once = clean(pieces.join(''))
        expect(dangers(once)).toEqual([])
        expect(clean(once)).toBe(once)
      }),
      { numRuns: 400 },
    )
  })
})

describe('remote pictures', () => {
  const withPictures = (html: string) => {
    const addresses: string[] = []
    return { html: sanitizeHtml(html, noPictures, addresses).html, addresses }
  }

  it('are named by their place in a list, each address once', () => {
    const { html, addresses } = withPictures(
      '<img src="https://a.example/1.png"><img src="//b.example/2.png"><img src="https://a.example/1.png">',
    )

    expect(html).toBe('<img src="remote/0"><img src="remote/1"><img src="remote/0">')
    expect(addresses).toEqual(['https://a.example/1.png', 'https://b.example/2.png'])
  })

  it.each([
    '<img src="ftp://a.example/1.png">',
    '<img src="file:///etc/passwd">',
    '<img src="javascript:alert(1)">',
    '<img srcset="https://a.example/1.png 2x">',
    '<table background="https://a.example/1.png"></table>',
    '<p style="background: url(https://a.example/1.png)">x</p>',
    '<style>p { background: url(https://a.example/1.png) }</style>',
    '<link rel="stylesheet" href="https://a.example/1.css">',
    '<video poster="https://a.example/1.png"></video>',
    '<svg><image href="https://a.example/1.png"/></svg>',
  ])('are nothing but the source of a picture: %s stays out', (html) => {
    expect(withPictures(html)).toEqual({
      html: expect.not.stringMatching(/remote|example/) as string,
      addresses: [],
    })
  })

  it('are limited in number', () => {
    const { addresses } = withPictures(
      Array.from({ length: 400 }, (_, n) => `<img src="https://a.example/${n}.png">`).join(''),
    )

    expect(addresses).toHaveLength(300)
  })
})

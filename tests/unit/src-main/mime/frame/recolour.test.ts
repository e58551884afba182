import { wcagContrast } from 'culori'
import fc from 'fast-check'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { DARK_PAPER, inTheDark } from '../../../../../src-main/mime/frame/dark-colours.ts'
import { recolour } from '../../../../../src-main/mime/frame/recolour.ts'
import { sanitizeHtml } from '../../../../../src-main/mime/sanitize-html.ts'

const dark = (html: string): string => toHtml(recolour(sanitizeHtml(html, () => undefined).tree))
const hueOf = (colour: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
  return [r, g, b].indexOf(Math.max(r!, g!, b!))
}
const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('inTheDark', () => {
  it('gives any text on any ground the contrast of AA', () => {
    fc.assert(
      fc.property(anyColour, anyColour, (text, ground) => {
        const contrast = wcagContrast(inTheDark(text, 'text'), inTheDark(ground, 'ground'))
        expect(contrast).toBeGreaterThanOrEqual(4.5)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives text the contrast of AA on the pane, and on grounds its usual colour and links', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        expect(wcagContrast(inTheDark(colour, 'text'), DARK_PAPER)).toBeGreaterThanOrEqual(4.5)
        for (const ours of ['#e8eaee', '#8ab4f8'])
          expect(wcagContrast(ours, inTheDark(colour, 'ground'))).toBeGreaterThanOrEqual(4.5)
      }),
      { numRuns: 1000 },
    )
  })

  it('turns white paper into the pane, and keeps dark grounds dark and light text light', () => {
    expect(inTheDark('#fff', 'ground')).toBe(DARK_PAPER)
    expect(inTheDark('#101820', 'ground')).toBe('#101820')
    expect(inTheDark('#fafafa', 'text')).toMatch(/^#f/)
  })

  it('keeps the hue', () => {
    for (const colour of ['#cc0000', '#008800', '#0000cc']) {
      expect(hueOf(inTheDark(colour, 'text'))).toBe(hueOf(colour))
      expect(hueOf(inTheDark(colour, 'ground'))).toBe(hueOf(colour))
    }
  })

  it.each(['inherit', 'currentcolor', 'windowtext', 'transparent', 'none', 'red; x', ''])(
    'leaves %j as it is',
    (word) => {
      expect(inTheDark(word, 'text')).toBe(word)
      expect(inTheDark(word, 'ground')).toBe(word)
    },
  )
})

describe('recolour', () => {
  it('changes style attributes, style sheets and the attributes of old', () => {
    expect(dark('<p style="background:#fff;margin:0">x</p>')).toBe(
      `<p style="background:${DARK_PAPER};margin:0">x</p>`,
    )
    expect(dark('<style>p{background-color:white}</style><p>x</p>')).toContain(
      `p{background-color:${DARK_PAPER}}`,
    )
    expect(dark('<table bgcolor=ffffff><tr><td>x</table>')).toContain(`bgcolor="${DARK_PAPER}"`)
    expect(dark('<font color="#000000">x</font>')).toContain('color="#e4e4e4"')
    expect(dark('<body bgcolor="#ffffff" text="#000000">x</body>')).toContain(
      `background-color:${DARK_PAPER};color:#e4e4e4`,
    )
  })

  it('knows text, grounds and lines apart', () => {
    expect(
      dark(
        '<p style="color:#fff;border:1px solid #fff;background:linear-gradient(#fff,rgb(255 255 255))">x</p>',
      ),
    ).toBe(
      `<p style="color:#f5f5f5;border:1px solid #303030;background:linear-gradient(${DARK_PAPER},${DARK_PAPER})">x</p>`,
    )
  })

  it('leaves pictures, sizes and families alone', () => {
    const html = '<p style="font-family:tan;width:12px">x</p><img src="data:image/png;base64,AAAA">'

    expect(dark(html)).toBe(html)
  })

  it('leaves the tree it was given as it is', () => {
    const { tree } = sanitizeHtml('<p style="color:#000">x</p>', () => undefined)
    recolour(tree)

    expect(toHtml(tree)).toBe('<p style="color:#000">x</p>')
  })

  it('keeps what is safe safe: sanitised again, it stays what it is', () => {
    const html = dark(
      '<style>a{color:red}</style><body bgcolor=black><div style="background:red;color:blue">x<hr color=red></div>',
    )

    expect(sanitizeHtml(html, () => undefined).html).toBe(html)
  })
})

import { describe, expect, it } from 'vitest'
import { frameDocument, type FrameLook } from '../../../../../src-main/mime/frame/frame-document.ts'
import { sanitizeHtml, textTree } from '../../../../../src-main/mime/sanitize-html.ts'

const look: FrameLook = {
  theme: 'dark',
  originalColours: false,
  font: 'proportional',
  quoteLabel: '',
  marks: null,
  paperHeader: null,
}
const htmlBody = (html: string) => {
  const { tree, hasColours } = sanitizeHtml(html, () => undefined)
  return { header: null, bodies: [{ kind: 'html' as const, tree, hasColours }] }
}
const textBody = (text: string) => ({
  header: null,
  bodies: [{ kind: 'text' as const, tree: textTree(text).tree, hasColours: false }],
})

describe('frameDocument', () => {
  it('is a complete document whose pictures are those of the message', () => {
    const { html } = frameDocument([htmlBody('<p>x</p>')], look)

    expect(html).toMatch(/^<!doctype html><html [^>]*><head><meta charset="utf-8">/)
    expect(html).not.toMatch(/<script|https?:/)
  })

  it('follows the theme, and adapts the colours that a message chose', () => {
    const white = htmlBody('<p style="background:#fff">x</p>')

    expect(frameDocument([white], look).html).toMatch(/data-paper="dark".*<p style="background:#1b1e22">/s)
    expect(frameDocument([white], { ...look, theme: 'light' }).html).toMatch(
      /data-paper="light".*<p style="background:#fff">/s,
    )
  })

  it('shows a message in its own colours on white paper where that is asked for', () => {
    const original = { ...look, originalColours: true }

    expect(frameDocument([htmlBody('<p style="color:#000">x</p>')], original).html).toMatch(
      /data-paper="light".*<p style="color:#000">/s,
    )
    expect(frameDocument([htmlBody('<p>x</p>')], original).html).toContain('data-paper="dark"')
  })

  it('keeps bodies apart, each with its own direction', () => {
    const { html } = frameDocument([htmlBody('<p>x</p>'), textBody('y')], look)

    expect(html).toContain('<div class="restante-body restante-html" dir="auto"><p>x</p></div>')
    expect(html).toContain('<div class="restante-body restante-text" dir="auto"><p>y</p></div>')
  })

  it('sets plain text, and nothing else, in letters of one width where that is asked for', () => {
    const { html } = frameDocument([htmlBody('<p>x</p>'), textBody('y')], { ...look, font: 'fixed' })

    expect(html).toContain('<div class="restante-body restante-html" dir="auto">')
    expect(html).toContain('<div class="restante-body restante-text restante-fixed" dir="auto">')
  })

  it('numbers what is lit through all bodies', () => {
    const { html, hits } = frameDocument([htmlBody('<p>cat</p>'), textBody('cat cat')], {
      ...look,
      marks: { phrase: 'CAT' },
    })

    expect(hits).toBe(3)
    expect(html).toMatch(/hit-1.*hit-2.*hit-3/s)
  })

  it.each([
    [
      { from: [{ name: 'Noa', address: '' }], subject: 'Hi' },
      '<strong dir="auto">Hi</strong></div><div><bdi>Noa</bdi></div>',
    ],
    [
      { to: [{ name: '', address: 'noa@example.org' }] },
      '<header><div>→ <bdi>noa@example.org</bdi></div></header>',
    ],
    [{}, '<article class="restante-message"><div class="restante-body'],
  ])('leaves out what the header of a message within it does not say: %j', (said, shown) => {
    const header = { subject: '', from: [], to: [], cc: [], date: null, ...said }

    expect(frameDocument([{ ...textBody('y'), header }], look).html).toContain(shown)
  })

  it('shows nothing for a message within it that says nothing', () => {
    const header = { subject: '', from: [], to: [], cc: [], date: null }

    expect(frameDocument([textBody('y'), { header, bodies: [] }], look).html).not.toContain('<article')
  })

  it('puts the header above a message for print, its words escaped', () => {
    const address = { name: '<b>Noa</b>', address: 'noa@example.org' }
    const paperHeader = { subject: 'A & B', from: [address], to: [], cc: [], date: 0 }

    expect(frameDocument([textBody('y')], { ...look, paperHeader }).html).toMatch(
      /<header class="restante-head">.*A &amp; B.*&lt;b&gt;Noa.*1970-01-01 00:00 UTC/s,
    )
  })
})

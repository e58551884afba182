import { describe, expect, it } from 'vitest'
import { frameDocument } from '../../../../src-main/mime/frame-document.ts'

const content = {
  sections: [{ header: null, bodies: [{ kind: 'html' as const, html: '<p>x</p>' }] }],
  hasColours: false,
  theme: 'dark' as const,
}

describe('frameDocument', () => {
  it('is a complete document whose pictures are those of the message', () => {
    const html = frameDocument(content)

    expect(html).toMatch(/^<!doctype html><html [^>]*><head><meta charset="utf-8">/)
    expect(html).not.toMatch(/<script|https?:/)
  })

  it('follows the theme unless the message chose its colours', () => {
    expect(frameDocument(content)).toContain('data-paper="dark"')
    expect(frameDocument({ ...content, hasColours: true })).toContain('data-paper="light"')
    expect(frameDocument({ ...content, theme: 'light' })).toContain('data-paper="light"')
  })

  it('keeps bodies apart, each with its own direction', () => {
    const html = frameDocument({
      ...content,
      sections: [...content.sections, { header: null, bodies: [{ kind: 'text', html: '<p>y</p>' }] }],
    })

    expect(html).toContain('<div class="restante-body restante-html" dir="auto"><p>x</p></div>')
    expect(html).toContain('<div class="restante-body restante-text" dir="auto"><p>y</p></div>')
  })
})

import { describe, expect, it } from 'vitest'
import { previewDocument } from '../../../../../src-main/mime/frame/preview-document.ts'
import { previewKind } from '../../../../../src-main/mime/preview-kind.ts'

describe('previewDocument', () => {
  it('shows text by its charset, as text whatever it looks like', () => {
    const text = Buffer.concat([Buffer.from([0xcf, 0xf0]), Buffer.from('<script>x</script>')])

    expect(previewDocument({ text, charset: 'windows-1251' }, 'light')).toContain(
      '<pre tabindex="0" dir="auto">Пр&lt;script&gt;x&lt;/script&gt;</pre>',
    )
  })

  it('cuts what nobody scrolls through, and says so', () => {
    const page = previewDocument({ text: Buffer.alloc(1024 * 1024 + 1, 0x61), charset: '' }, 'dark')

    expect(page).toContain('a\n[…]</pre>')
    expect(page).toContain('data-paper="dark"')
  })

  it('names a picture without letting its name out of its place', () => {
    expect(previewDocument({ picture: '../part/1', name: '"><b>x' }, 'light')).toContain(
      '<img src="../part/1" alt="&quot;&gt;&lt;b&gt;x">',
    )
  })
})

describe('previewKind', () => {
  it.each([
    ['a.png', 'image/png', 'picture'],
    ['a.svg', 'image/svg+xml', 'text'],
    ['a.txt', 'text/plain', 'text'],
    ['a.json', 'application/json', 'text'],
    ['notes.md', 'application/octet-stream', 'text'],
    ['a.pdf', 'application/pdf', null],
    ['a.exe', 'application/octet-stream', null],
  ])('%s of type %s is shown as %s', (name, type, kind) => {
    expect(previewKind(name, type)).toBe(kind)
  })
})

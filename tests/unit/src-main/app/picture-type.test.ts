import { describe, expect, it } from 'vitest'
import { pictureType } from '../../../../src-main/app/picture-type.ts'

const octets = (latin1: string): Buffer => Buffer.from(latin1, 'latin1')

describe('pictureType', () => {
  it.each([
    ['image/png', '\x89PNG\r\n\x1a\n....'],
    ['image/jpeg', '\xff\xd8\xff\xe0....'],
    ['image/gif', 'GIF89a....'],
    ['image/webp', 'RIFF\x10\x00\x00\x00WEBPVP8 '],
    ['image/bmp', 'BM....'],
    ['image/avif', '\x00\x00\x00\x1cftypavif....'],
  ])('knows %s by how it begins', (type, head) => {
    expect(pictureType(octets(head))).toBe(type)
  })

  it.each(['<svg xmlns="http://www.w3.org/2000/svg">', '<html>', '%PDF-1.7', ''])(
    'takes %s for no picture',
    (head) => {
      expect(pictureType(octets(head))).toBeNull()
    },
  )
})

import { describe, expect, it } from 'vitest'
import { mayBeDecoded } from '../../../../src-main/app/picture-limits.ts'

/** A PNG that says it is so large; no pixel follows. */
function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(64)
  Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR', 'latin1').copy(bytes)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

describe('mayBeDecoded', () => {
  it('A7: refuses a picture by the size it declares, before anything decodes it', () => {
    expect(mayBeDecoded(png(5000, 10_000))).toBe(true)
    expect(mayBeDecoded(png(5001, 10_000))).toBe(false)
    expect(mayBeDecoded(png(30_000, 30_000))).toBe(false)
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('not a picture')],
    ['a cut header', png(10, 10).subarray(0, 12)],
    ['no width', png(0, 10)],
  ])('refuses %s', (_what, bytes) => {
    expect(mayBeDecoded(bytes)).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { serveFrame } from '../../../../src-main/app/frame-protocol.ts'
import { FRAME_SCHEME } from '../../../../src-main/contract/frame.ts'
import { EMPTY_FRAME } from '../../../../src-renderer/features/reader/use-warm-frame.ts'

const locked = serveFrame(
  () => {
    throw new Error('the store is not open')
  },
  () => Promise.reject(new Error('no network')),
)

describe('the message frame’s scheme', () => {
  it('has an empty page, which may do nothing and is there before any mail is', async () => {
    const answer = await locked(new Request(EMPTY_FRAME))

    expect(EMPTY_FRAME.startsWith(`${FRAME_SCHEME}:`)).toBe(true)
    expect(await answer.text()).toBe('<!doctype html>')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('has nothing at addresses that are of no message', async () => {
    for (const path of ['x/', '1/2/3', '../etc/passwd', '1/part/x'])
      expect((await locked(new Request(`${EMPTY_FRAME}${path}`))).status).toBe(404)
  })
})

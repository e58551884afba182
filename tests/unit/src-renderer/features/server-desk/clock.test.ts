import { expect, it } from 'vitest'
import { clock } from '../../../../../src-renderer/features/server-desk/clock.ts'

it.each([
  [0, '0:00'],
  [59_999, '0:59'],
  [134_000, '2:14'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [-5_000, '0:00'],
])('shows %d milliseconds as %s', (millis, text) => {
  expect(clock(millis)).toBe(text)
})

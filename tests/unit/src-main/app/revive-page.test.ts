import { describe, expect, it } from 'vitest'
import { revivalWait } from '../../../../src-main/app/revive-page.ts'

describe('a page that crashed', () => {
  it('is loaded anew almost at once, and later each time it crashes again within a minute', () => {
    expect([1, 2, 3, 4, 5, 6].map(revivalWait)).toEqual([200, 800, 3200, 12_800, 30_000, 30_000])
  })
})

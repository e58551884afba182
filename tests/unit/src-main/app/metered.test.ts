import { describe, expect, it } from 'vitest'
import { parseMetered } from '../../../../src-main/app/metered.ts'

describe('metered connections', () => {
  it('takes NetworkManager at its word, and at its guess', () => {
    const answers = [0, 1, 2, 3, 4].map((value) => parseMetered(`(<uint32 ${value}>,)\n`))

    expect(answers).toEqual([null, true, false, true, false])
  })

  it('knows nothing from an answer of another form', () => {
    expect([parseMetered(''), parseMetered('(<true>,)'), parseMetered('(<uint32 17>,)')]).toEqual([
      null,
      null,
      null,
    ])
  })
})

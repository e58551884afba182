import { describe, expect, it } from 'vitest'
import { openSettings } from '../../../../src-main/accounts/settings-file.ts'
import { DEFAULT_SETTINGS } from '../../../../src-main/contract/settings.ts'
import { memoryFile } from '../../../support/memory-file.ts'

describe('settings file', () => {
  it('starts with the defaults and remembers a change', () => {
    const file = memoryFile<Record<string, unknown>>({})

    expect(openSettings(file).read()).toEqual(DEFAULT_SETTINGS)
    openSettings(file).change({ language: 'he' })

    expect(openSettings(file).read()).toEqual({ ...DEFAULT_SETTINGS, language: 'he' })
  })

  it('takes the default for a value it does not know, and keeps the rest', () => {
    const file = memoryFile<Record<string, unknown>>({ theme: 'sepia', density: 'compact' })

    expect(openSettings(file).read()).toEqual({ ...DEFAULT_SETTINGS, density: 'compact' })
  })
})

import { describe, expect, it } from 'vitest'
import { PRESETS, suggest } from '../../../../../src-main/accounts/presets/suggest.ts'
import { suggestionSchema } from '../../../../../src-main/contract/suggestion.ts'

describe('suggest', () => {
  it('knows server, port, encryption and user name by the address', () => {
    expect(suggest(' Anna.Rossi@Alice.it ')).toMatchObject({
      provider: 'Alice Mail',
      server: { host: 'in.alice.it', port: 110, security: 'stls', user: 'Anna.Rossi@Alice.it' },
    })
  })

  it('gives the part before the @ where that is the user name', () => {
    expect(suggest('anna@free.fr')?.server?.user).toBe('anna')
  })

  it('suggests a login by token where no password is taken', () => {
    expect(suggest('anna@outlook.com')?.server?.login).toBe('XOAUTH2')
    expect(suggest('anna@gmail.com')?.server?.login).toBe('auto')
  })

  it('warns of what Gmail does its own way', () => {
    expect(suggest('anna@gmail.com')?.notes).toEqual(
      expect.arrayContaining(['batches', 'once', 'web-decides', 'app-password']),
    )
  })

  it('says that there is no POP3, instead of guessing a server', () => {
    const without = ['a@icloud.com', 'a@proton.me'].map((address) => suggest(address))

    for (const suggestion of without) {
      expect(suggestion?.server).toBeNull()
      expect(suggestion?.notes).toContain('no-pop')
    }
  })

  it('knows nothing of other domains, nor of what is no address', () => {
    expect(['a@example.org', 'gmail.com', '@gmail.com', '', 'a@notgmail.com'].map(suggest)).toEqual(
      Array(5).fill(null),
    )
  })
})

describe('the presets', () => {
  it('S8: are known here: nothing is asked, so nobody on the way can answer', () => {
    const asked: unknown[] = []
    const { fetch } = globalThis
    globalThis.fetch = (...args) => {
      asked.push(args)
      return Promise.reject(new Error('no network'))
    }
    try {
      for (const { domains } of PRESETS) expect(suggest(`a@${domains[0]!}`)).not.toBeInstanceOf(Promise)
      expect(suggest('a@nowhere.example')).toBeNull()
    } finally {
      globalThis.fetch = fetch
    }

    expect(asked).toEqual([])
  })

  it('S8: say where their facts are from', () => {
    expect(PRESETS.filter(({ help, source }) => !help && !source)).toEqual([])
  })

  it('are of forty providers and more that offer POP3', () => {
    const offering = PRESETS.filter(({ server }) => server).map(({ provider }) => provider)

    expect(new Set(offering).size).toBeGreaterThanOrEqual(40)
  })

  it('name each domain once, lower case', () => {
    const domains = PRESETS.flatMap(({ domains, exchangers = [] }) => [...domains, ...exchangers])

    expect(domains).toEqual([...new Set(domains)].map((domain) => domain.toLowerCase()))
  })

  it('S8: never suggest a line that is not encrypted, and fit the contract', () => {
    for (const { domains } of PRESETS) {
      const suggestion = suggestionSchema.parse(suggest(`a@${domains[0]!}`))
      expect(suggestion.server?.security).not.toBe('none')
    }
  })
})

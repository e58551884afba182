import { describe, expect, it } from 'vitest'
import { lookUpKey } from '../../../../src-main/app/look-up-key.ts'
import { startNameServer } from '../../../support/name-server.ts'

const KEY = `v=DKIM1; k=rsa; p=${'A'.repeat(600)}`

describe('lookUpKey', () => {
  it('gets a key, however many pieces DNS has it in', async () => {
    const server = await startNameServer({ 'post._domainkey.example.org': KEY })

    expect(await lookUpKey('post._domainkey.example.org', [server.address])).toEqual({ record: KEY })
    expect(server.asked).toEqual(['post._domainkey.example.org'])
    await server.close()
  })

  it('knows a name that is not there, and one that is no key', async () => {
    const server = await startNameServer({ 'spf._domainkey.example.org': 'v=spf1 -all' })

    expect(await lookUpKey('none._domainkey.example.org', [server.address])).toBe('none')
    expect(await lookUpKey('spf._domainkey.example.org', [server.address])).toBe('none')
    await server.close()
  })

  it('tells a server that is not there from a key that is not', async () => {
    const server = await startNameServer({})
    await server.close()

    expect(await lookUpKey('post._domainkey.example.org', [server.address])).toBe('unreachable')
  })
})

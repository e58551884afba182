import { describe, expect, it } from 'vitest'
import { createMailNames } from '../../../../src-main/app/mail-names.ts'
import { startNameServer, type NameServer } from '../../../support/name-server.ts'

const { signal } = new AbortController()

async function withServer(test: (server: NameServer) => Promise<void>): Promise<void> {
  const server = await startNameServer({
    '_pop3s._tcp.example.org': {
      srv: ['20 0 995 spare.example.org', '10 1 1995 pop.example.org', '10 9 995 POP.Example.org.'],
    },
    '_pop3._tcp.example.org': { srv: ['0 0 0 .'] },
    'example.org': { mx: ['20 mx2.example.org', '10 mx1.example.org'] },
    'silent.example': null,
  })
  await test(server).finally(() => server.close())
}

describe('the names that DNS has for mail', () => {
  it('come in the order of preference', () =>
    withServer(async ({ address }) => {
      const names = createMailNames([address])

      expect(await names.services('_pop3s._tcp.example.org', signal)).toEqual([
        { host: 'pop.example.org', port: 995 },
        { host: 'pop.example.org', port: 1995 },
        { host: 'spare.example.org', port: 995 },
      ])
      expect(await names.services('_pop3._tcp.example.org', signal)).toEqual([{ host: '', port: 0 }])
      expect(await names.exchangers('example.org', signal)).toEqual(['mx1.example.org', 'mx2.example.org'])
    }))

  it('are none where there are none', () =>
    withServer(async ({ address }) => {
      expect(await createMailNames([address]).exchangers('nowhere.example', signal)).toEqual([])
    }))

  it('are no longer waited for when that is called off', () =>
    withServer(async ({ address, asked }) => {
      const cancel = new AbortController()
      const answer = createMailNames([address]).exchangers('silent.example', cancel.signal)
      await expect.poll(() => asked).toEqual(['silent.example'])

      cancel.abort()

      expect(await answer).toEqual([])
    }))
})

import { describe, expect, it } from 'vitest'
import type { Handlers } from '../../../../src-main/contract/calls.ts'
import { answer } from '../../../../src-main/ipc/answer.ts'
import { LEAVE } from '../../../support/retentions.ts'

const handlers = (some: Partial<Handlers>): Handlers => some as Handlers
const ACCOUNT = {
  id: '3f2b0c1e-58f5-4ad0-9d3c-0a3f5b8f9a10',
  name: '',
  email: 'alon@example.org',
  host: 'pop.example.org',
  port: 995,
  security: 'tls' as const,
  user: 'alon',
  retention: LEAVE,
  partialAboveMegabytes: null,
  checkEveryMinutes: 0,
  checkAtStart: false,
  sparesMetered: false,
  authservId: '',
  colour: 0,
  login: 'auto' as const,
  proxy: null,
  trustedCertificates: [],
  lastLogin: null,
  oauth: null,
  clientCertificate: null,
  kept: [],
  isSample: false,
}

describe('answer', () => {
  it('gives the handler the request and returns its reply', async () => {
    const reply = await answer(
      handlers({ 'messages:save': ({ id }) => ({ path: `message ${String(id)}` }) }),
      'messages:save',
      { id: 7 },
    )

    expect(reply).toEqual({ path: 'message 7' })
  })

  it.each([
    ['messages:open', { id: 0 }],
    ['messages:open', { id: '1; DROP TABLE' }],
    ['messages:open', undefined],
    ['messages:move', { ids: [1], place: 'elsewhere' }],
    ['messages:move', { ids: [], place: 'bin' }],
    ['sync:start', { accountId: 'not-a-uuid' }],
    ['startup:choosePassphrase', { passphrase: 'short' }],
  ] as const)('refuses %s of %o before any handler runs', async (name, request) => {
    const run = answer(
      handlers({
        [name]: () => {
          throw new Error('the handler ran')
        },
      }),
      name,
      request,
    )

    await expect(run).rejects.toMatchObject({ name: 'Refusal', code: 'bad-request' })
  })

  it('refuses a line break in what goes to the server', async () => {
    const { id, isSample, ...fields } = ACCOUNT
    const run = answer(handlers({}), 'accounts:add', { ...fields, user: 'alon\r\nDELE 1', password: 'x' })

    await expect(run).rejects.toMatchObject({ code: 'bad-request' })
  })

  it('lets no field cross that the contract does not name', async () => {
    const leaky = { ...ACCOUNT, password: 'correct horse' }

    const reply = await answer(handlers({ 'accounts:list': () => [leaky] }), 'accounts:list', undefined)

    expect(reply).toEqual([ACCOUNT])
  })

  it('does not let a reply of the wrong shape cross', async () => {
    const wrong = handlers({ 'messages:counts': () => [{ accountId: 'x' }] as never })

    await expect(answer(wrong, 'messages:counts', undefined)).rejects.toThrow()
  })
})

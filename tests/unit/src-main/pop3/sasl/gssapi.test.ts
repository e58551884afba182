import { describe, expect, it } from 'vitest'
import { gssapi } from '../../../../../src-main/pop3/sasl/gssapi.ts'
import type { Kerberos } from '../../../../../src-main/pop3/sasl/gssapi.ts'
import type { SaslExchange } from '../../../../../src-main/pop3/sasl/mechanism.ts'

const ANNA = { user: 'anna', secret: '' }
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64')

/** Stands for the package: its tickets are words, its wrapping is brackets. */
function fakeKerberos(services: string[]): Kerberos {
  return {
    initializeClient(service) {
      services.push(service)
      let isComplete = false
      return Promise.resolve({
        get contextComplete() {
          return isComplete
        },
        step(challenge: string) {
          isComplete = challenge !== ''
          return Promise.resolve(challenge === '' ? base64('ticket') : null)
        },
        wrap: (message: string) =>
          Promise.resolve(base64(`[${Buffer.from(message, 'base64').toString('latin1')}]`)),
        unwrap: (message: string) =>
          Promise.resolve(base64(Buffer.from(message, 'base64').toString('latin1').slice(1, -1))),
      })
    },
  }
}

const start = (services: string[] = []): Promise<SaslExchange> =>
  gssapi(ANNA, 'pop.example.org', () => Promise.resolve(fakeKerberos(services)))
const ask = async (exchange: SaslExchange, challenge: string): Promise<string> =>
  String(await exchange.answer(Buffer.from(challenge, 'latin1')))

describe('GSSAPI', () => {
  it('shows the ticket for the server, then agrees on no security layer', async () => {
    const services: string[] = []
    const exchange = await start(services)

    expect(services).toEqual(['pop@pop.example.org'])
    expect(String(exchange.initial)).toBe('ticket')
    expect(await ask(exchange, 'proof')).toBe('')
    expect(await ask(exchange, '[\x07\x00\x10\x00]')).toBe('[\x01\0\0\0anna]')
    expect(() => exchange.finish()).not.toThrow()
    await expect(ask(exchange, 'more')).rejects.toThrow('GSSAPI')
  })

  it('is not content before the server proved itself', async () => {
    const exchange = await start()

    expect(() => exchange.finish()).toThrow('proved nothing')
  })

  it('refuses a server that insists on a security layer', async () => {
    const exchange = await start()
    await ask(exchange, 'proof')

    await expect(ask(exchange, '[\x06\x00\x10\x00]')).rejects.toThrow('security layer')
  })

  it.each([
    ['there is no package', () => Promise.reject(new Error('Cannot find package'))],
    [
      'there is no ticket',
      () => Promise.resolve({ initializeClient: () => Promise.reject(new Error('No ticket')) }),
    ],
  ])('is not available when %s', async (_, load) => {
    await expect(gssapi(ANNA, 'pop.example.org', load as () => Promise<Kerberos>)).rejects.toMatchObject({
      name: 'Pop3LoginError',
      kind: 'not-available',
    })
  })
})

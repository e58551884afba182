import { describe, expect, it } from 'vitest'
import { cramMd5 } from '../../../../../src-main/pop3/sasl/cram-md5.ts'
import { external } from '../../../../../src-main/pop3/sasl/external.ts'
import { login } from '../../../../../src-main/pop3/sasl/login.ts'
import type { SaslExchange } from '../../../../../src-main/pop3/sasl/mechanism.ts'
import { oauthBearer, xoauth2 } from '../../../../../src-main/pop3/sasl/oauth.ts'
import { plain } from '../../../../../src-main/pop3/sasl/plain.ts'
import { saslPrep } from '../../../../../src-main/pop3/sasl/sasl-prep.ts'
import { boundTo, PLUS_NOT_SEEN, scram, UNBOUND } from '../../../../../src-main/pop3/sasl/scram.ts'

const ANNA = { user: 'anna', secret: 'opensesame' }
const ask = async (exchange: SaslExchange, challenge: string): Promise<string> =>
  String(await exchange.answer(Buffer.from(challenge)))

describe('PLAIN', () => {
  it('says everything at once, and knows no challenge', async () => {
    const exchange = plain(ANNA)

    expect(exchange.initial).toBe('\0anna\0opensesame')
    await expect(ask(exchange, '')).rejects.toThrow('a challenge that PLAIN does not know')
  })
})

describe('LOGIN', () => {
  it('gives the name, then the password, whatever it is asked', async () => {
    const exchange = login(ANNA)

    expect(exchange.initial).toBeUndefined()
    expect([await ask(exchange, 'Username:'), await ask(exchange, 'Wer da?')]).toEqual(['anna', 'opensesame'])
    await expect(ask(exchange, 'More:')).rejects.toThrow('LOGIN')
  })
})

describe('CRAM-MD5', () => {
  it('answers as in RFC 2195', async () => {
    const exchange = cramMd5({ user: 'tim', secret: 'tanstaaftanstaaf' })

    expect(await ask(exchange, '<1896.697170952@postoffice.reston.mci.net>')).toBe(
      'tim b913a602c7eda7a495b4e6e7334d3890',
    )
    await expect(ask(exchange, 'again')).rejects.toThrow('CRAM-MD5')
  })
})

describe.each([
  {
    title: 'SCRAM-SHA-1 (RFC 5802)',
    hash: 'sha1',
    nonce: 'fyko+d2lbbFgONRv9qkxdawL',
    first: 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096',
    proof: 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
    final: 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
  },
  {
    title: 'SCRAM-SHA-256 (RFC 7677)',
    hash: 'sha256',
    nonce: 'rOprNGfwEbeRWgbNEkqO',
    first: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
    proof:
      'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
    final: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
  },
] as const)('$title', ({ hash, nonce, first, proof, final }) => {
  const start = (): SaslExchange => scram(hash, { user: 'user', secret: 'pencil' }, UNBOUND, nonce)

  it('proves the password and has the server prove it', async () => {
    const exchange = start()

    expect(exchange.initial).toBe(`n,,n=user,r=${nonce}`)
    expect(await ask(exchange, first)).toBe(proof)
    expect(await ask(exchange, final)).toBe('')
    expect(() => exchange.finish()).not.toThrow()
  })

  it('is not content with a server that proves nothing', async () => {
    const exchange = start()
    await ask(exchange, first)

    expect(() => exchange.finish()).toThrow('did not prove')
  })

  it.each(['v=AAAA', 'e=other-error', '', final.replace(/=(.)/, '=x$1')])(
    'refuses %j as a proof',
    async (proven) => {
      const exchange = start()
      await ask(exchange, first)

      await expect(ask(exchange, proven)).rejects.toThrow('does not know the password')
      expect(() => exchange.finish()).toThrow('did not prove')
    },
  )

  it.each([
    ['a nonce that is not ours', `r=other,s=QSXCR+Q6sek8bf92,i=4096`],
    ['our nonce alone', `r=${nonce},s=QSXCR+Q6sek8bf92,i=4096`],
    ['no salt', `r=${nonce}x,s=,i=4096`],
    ['no iterations', `r=${nonce}x,s=QSXCR+Q6sek8bf92,i=0`],
    ['too many iterations', `r=${nonce}x,s=QSXCR+Q6sek8bf92,i=1000001`],
    ['something else', 'Password:'],
  ])('refuses a challenge with %s', async (_, challenge) => {
    await expect(ask(start(), challenge)).rejects.toMatchObject({ name: 'Pop3ProtocolError', kind: 'broken' })
  })
})

describe('SCRAM', () => {
  it('writes a name with its separators escaped, and never the same nonce twice', () => {
    const [one, two] = [scram('sha1', { user: 'a=b,c', secret: '' }), scram('sha1', ANNA)].map(
      ({ initial }) => String(initial),
    )

    expect(one).toContain('n=a=3Db=2Cc,r=')
    expect(one?.split('r=')[1]).not.toBe(two?.split('r=')[1])
  })
})

describe('SCRAM and the TLS connection', () => {
  const NONCE = 'fyko+d2lbbFgONRv9qkxdawL'
  const bindingOf = async (gs2: typeof UNBOUND): Promise<string> => {
    const exchange = scram('sha1', ANNA, gs2, NONCE)
    const final = await ask(exchange, `r=${NONCE}x,s=QSXCR+Q6sek8bf92,i=1`)
    return Buffer.from(/^c=([^,]*)/.exec(final)?.[1] ?? '', 'base64').toString('latin1')
  }

  it('are bound by what both ends know of it (RFC 5802 section 6)', async () => {
    const gs2 = boundTo({ type: 'tls-exporter', data: Buffer.from('\xff\0known', 'latin1') })

    expect(scram('sha1', ANNA, gs2, NONCE).initial).toBe(`p=tls-exporter,,n=anna,r=${NONCE}`)
    expect(await bindingOf(gs2)).toBe('p=tls-exporter,,\xff\0known')
  })

  it('are told apart when no -PLUS was seen, so that taking it out of the list is noticed', async () => {
    expect(await bindingOf(UNBOUND)).toBe('n,,')
    expect(await bindingOf(PLUS_NOT_SEEN)).toBe('y,,')
  })
})

describe('EXTERNAL', () => {
  it('says whose maildrop is meant, and once more when asked', async () => {
    const exchange = external({ user: 'anna', secret: '' })

    expect([exchange.initial, await ask(exchange, '')]).toEqual(['anna', 'anna'])
    await expect(ask(exchange, '')).rejects.toThrow('EXTERNAL')
  })
})

describe('XOAUTH2 and OAUTHBEARER', () => {
  it('say everything at once', () => {
    expect(xoauth2(ANNA).initial).toBe('user=anna\x01auth=Bearer opensesame\x01\x01')
    expect(oauthBearer(ANNA, 'pop.example.org', 995).initial).toBe(
      'n,a=anna,\x01host=pop.example.org\x01port=995\x01auth=Bearer opensesame\x01\x01',
    )
  })

  it('take a challenge for the refusal that it is', async () => {
    await expect(ask(xoauth2(ANNA), '{"status":"401"}')).rejects.toMatchObject({
      name: 'Pop3CommandError',
      serverText: '{"status":"401"}',
      oauth: { status: '401', scope: undefined },
    })
  })

  it.each([
    [
      '{"status":"invalid_token","scope":"mail","openid-configuration":"https://id.example.org/"}',
      { status: 'invalid_token', scope: 'mail', configuration: 'https://id.example.org/' },
    ],
    ['{"status":401,"scope":["mail"]}', { status: undefined, scope: undefined, configuration: undefined }],
    ['{"status":"two\\r\\nlines"}', { status: 'two lines', scope: undefined, configuration: undefined }],
    ['null', { status: undefined, scope: undefined, configuration: undefined }],
    ['not JSON', { status: undefined, scope: undefined, configuration: undefined }],
  ])('read the reason %s', async (challenge, oauth) => {
    await expect(ask(oauthBearer(ANNA, 'pop.example.org', 995), challenge)).rejects.toMatchObject({
      responseCode: 'AUTH',
      oauth,
    })
  })
})

describe('SASLprep', () => {
  it.each([
    ['I\u00adX', 'IX'],
    ['user', 'user'],
    ['USER', 'USER'],
    ['\u00aa', 'a'],
    ['\u2168', 'IX'],
    ['a\u00a0b', 'a b'],
    ['u\u0308', '\u00fc'],
    ['\u0007', '\u0007'],
  ])('makes %j %j', (text, prepared) => {
    expect(saslPrep(text)).toBe(prepared)
  })
})

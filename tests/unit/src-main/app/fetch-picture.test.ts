import type { LookupAddress } from 'node:dns'
import { createServer as createServerInClear } from 'node:http'
import type { IncomingMessage, RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import { isIP, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { fetchPicture } from '../../../../src-main/app/fetch-picture.ts'
import { isPublicAddress } from '../../../../src-main/app/public-address.ts'
import { createAuthority } from '../../../support/certificates.ts'

const authority = createAuthority()
const certificate = authority.issue({ hosts: ['pictures.example', '127.0.0.1'] })

/** Every name is this computer, and this computer will do: there is no other network here. */
const HERE = {
  lookup: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  isAllowed: () => true,
  ca: authority.cert,
}

/** A name under an attacker's hand: at first it leads where all may go, and from then on where nobody may. */
function rebinding(open: string, closed: string) {
  const answers: string[] = []
  const lookup = (): Promise<LookupAddress[]> => {
    const address = answers.length === 0 ? open : closed
    answers.push(address)
    return Promise.resolve([{ address, family: isIP(address) }])
  }
  return { answers, reach: { ...HERE, lookup, isAllowed: (address: string) => address === open } }
}

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(
  answer: RequestListener,
): Promise<{ url: (path: string) => string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = []
  server = createServer(certificate, (request, response) => {
    asked.push(request)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: (path) => `https://pictures.example:${port}${path}`, asked }
}

describe('fetchPicture', () => {
  it('asks once, without cookies, referrer or credentials', async () => {
    const { url, asked } = await serve((_, response) => response.end('picture'))
    const address = url('/a.png').replace('https://', 'https://user:secret@')

    expect(Buffer.from(await fetchPicture(address, { reach: HERE })).toString()).toBe('picture')
    expect(asked).toHaveLength(1)
    expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ])
  })

  it('C6: reaches nothing that is not public: not by name, not by number, not by a redirection', async () => {
    const { url, asked } = await serve((_, response) => {
      response.writeHead(302, { location: url('/inner').replace('pictures.example', '[::1]') }).end()
    })
    const notPublic = { name: 'NotPublicError' }

    await expect(fetchPicture(url('/').replace('pictures.example', 'localhost'))).rejects.toMatchObject(
      notPublic,
    )
    await expect(fetchPicture(url('/').replace('pictures.example', '127.0.0.1'))).rejects.toMatchObject(
      notPublic,
    )
    await expect(fetchPicture(url('/').replace('pictures.example', '[::1]'))).rejects.toMatchObject(notPublic)
    await expect(fetchPicture(url('/').replace('pictures.example', '0x7f.1'))).rejects.toMatchObject(
      notPublic,
    )
    expect(asked).toHaveLength(0)

    const reach = { ...HERE, isAllowed: (address: string) => address === '127.0.0.1' }
    await expect(fetchPicture(url('/'), { reach })).rejects.toMatchObject(notPublic)
    expect(asked).toHaveLength(1)
  })

  it('C6: connects to the address that was checked, though the name leads elsewhere a moment later', async () => {
    const { url, asked } = await serve((request, response) => {
      if (request.url === '/there') response.end('picture')
      else response.writeHead(302, { location: '/there' }).end()
    })
    const names = rebinding('127.0.0.1', '::1')

    expect(Buffer.from(await fetchPicture(url('/there'), { reach: names.reach })).toString()).toBe('picture')
    expect(names.answers).toEqual(['127.0.0.1'])

    // By a redirection the same name is looked up, and checked, anew.
    names.answers.length = 0
    await expect(fetchPicture(url('/'), { reach: names.reach })).rejects.toMatchObject({
      name: 'NotPublicError',
    })
    expect(names.answers).toEqual(['127.0.0.1', '::1'])
    expect(asked.map(({ url: path }) => path)).toEqual(['/there', '/'])
  })

  it('C6: connects to none but the checked ones of the addresses of a name', async () => {
    const { url, asked } = await serve((_, response) => response.end('picture'))
    const reach = {
      ...HERE,
      isAllowed: (address: string) => address !== '127.0.0.1',
      lookup: () =>
        Promise.resolve([
          { address: '::1', family: 6 },
          { address: '127.0.0.1', family: 4 },
        ]),
    }

    await expect(fetchPicture(url('/'), { reach })).rejects.toThrow()
    expect(asked).toEqual([])
  })

  it('C6: asks for nothing in clear, even where the message or a redirection says so', async () => {
    const { url, asked } = await serve((request, response) => {
      if (request.url === '/there') response.end('there')
      else response.writeHead(302, { location: url('/there').replace('https:', 'http:') }).end()
    })
    const inClear: IncomingMessage[] = []
    const other = createServerInClear((request, response) => {
      inClear.push(request)
      response.end('in clear')
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo

    try {
      const picture = await fetchPicture(url('/').replace('https:', 'http:'), { reach: HERE })
      expect(Buffer.from(picture).toString()).toBe('there')
      expect(asked).toHaveLength(2)

      await expect(
        fetchPicture(`http://pictures.example:${String(port)}/`, { reach: HERE }),
      ).rejects.toThrow()
      expect(inClear).toEqual([])
    } finally {
      other.close()
    }
  })

  it('C6: asks no server that nobody vouches for', async () => {
    const { url, asked } = await serve((_, response) => response.end('picture'))

    await expect(fetchPicture(url('/'), { reach: { ...HERE, ca: undefined } })).rejects.toThrow()
    expect(asked).toEqual([])
  })

  it('follows redirections, not for ever', async () => {
    const { url, asked } = await serve((request, response) => {
      if (request.url === '/there') response.end('there')
      else response.writeHead(302, { location: request.url === '/once' ? '/there' : '/again' }).end()
    })

    expect(Buffer.from(await fetchPicture(url('/once'), { reach: HERE })).toString()).toBe('there')
    await expect(fetchPicture(url('/again'), { reach: HERE })).rejects.toMatchObject({ name: 'PictureError' })
    expect(asked).toHaveLength(2 + 6)
  })

  it.each([
    ['an error', (response) => response.writeHead(404).end('not here')],
    ['no end of octets', (response) => response.end(Buffer.alloc(10 * 1024 * 1024 + 1))],
    ['a cut line', (response) => response.writeHead(200, { 'content-length': 100 }).end('short')],
  ] satisfies [string, (response: Parameters<RequestListener>[1]) => unknown][])(
    'takes %s for none',
    async (_, answer) => {
      const { url } = await serve((_, response) => {
        response.strictContentLength = false
        answer(response)
        if (response.headersSent) response.socket?.end()
      })

      await expect(fetchPicture(url('/'), { reach: HERE })).rejects.toThrow()
    },
  )

  it('stops when nobody looks any more', async () => {
    const leaving = new AbortController()
    const { url } = await serve(() => leaving.abort())

    await expect(fetchPicture(url('/'), { reach: HERE, signal: leaving.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })

  it.each(['file:///etc/passwd', 'data:image/png;base64,', 'ftp://pictures.example/a.png'])(
    'refuses %s',
    async (url) => {
      await expect(fetchPicture(url, { reach: HERE })).rejects.toMatchObject({ name: 'PictureError' })
    },
  )
})

describe('public addresses', () => {
  it.each(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('include %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '127.0.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'localhost',
    '',
  ])('do not include %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

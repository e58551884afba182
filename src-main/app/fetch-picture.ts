import type { LookupAddress, LookupAllOptions } from 'node:dns'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:https'
import { lookupAllowed, NotPublicError, PUBLIC_INTERNET, type Reach } from './public-address.ts'

/** A newsletter's largest pictures have a tenth of that. */
const MAX_OCTETS = 10 * 1024 * 1024
/** Redirections followed; browsers stop at twenty, honest pictures need two. */
const MAX_REDIRECTIONS = 5
/** For one picture, redirections and all. Somebody is looking at the hole where it belongs. */
const DEADLINE_MILLIS = 20_000

/** Why there is no picture; nobody is told but the log. */
export class PictureError extends Error {
  override readonly name = 'PictureError'
}

export interface FetchPictureOptions {
  signal?: AbortSignal | undefined
  /** Where it may go, and who vouches for servers (PEM), if not the usual ones. */
  reach?: Reach & { ca?: string | undefined }
}

/**
 * Gets a remote picture that the user asked for: GET without cookies, referrer or any word of who asks, from public
 * addresses only, each redirection checked anew. Never in clear: what is named by http is asked for over TLS, as browsers do
 * within a secure page, and not had where that is not offered.
 * @throws PictureError, NotPublicError, what node:https and node:dns throw
 */
export async function fetchPicture(
  url: string,
  { signal, reach = PUBLIC_INTERNET }: FetchPictureOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const deadline = AbortSignal.timeout(DEADLINE_MILLIS)
  const until = signal ? AbortSignal.any([signal, deadline]) : deadline
  let address = new URL(url)
  for (let redirections = 0; redirections <= MAX_REDIRECTIONS; redirections++) {
    const response = await request(address, until, reach)
    const { statusCode = 0, headers } = response
    const isRedirection = statusCode >= 300 && statusCode < 400 && headers.location !== undefined
    if (!isRedirection) {
      if (statusCode === 200) return readBody(response)
      response.destroy()
      throw new PictureError(`${address.host} answered ${statusCode}`)
    }
    response.destroy()
    address = new URL(headers.location ?? '', address)
  }
  throw new PictureError(`${address.host}: too many redirections`)
}

function request(
  url: URL,
  signal: AbortSignal,
  reach: NonNullable<FetchPictureOptions['reach']>,
): Promise<IncomingMessage> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new PictureError(`${url.protocol} is no web address`)
  const secure = new URL(url)
  secure.protocol = 'https:'
  // An address in numbers is never looked up.
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (/^[\d.]+$|:/.test(literal) && !reach.isAllowed(literal))
    throw new NotPublicError(`${literal} is not public`)
  const lookup = (
    host: string,
    options: LookupAllOptions,
    answer: (error: Error | null, addresses: LookupAddress[]) => void,
  ): void => {
    lookupAllowed(host, options, reach).then(
      (addresses) => answer(null, addresses),
      (error: unknown) => answer(error as Error, []),
    )
  }
  return new Promise((resolve, reject) => {
    get(
      secure,
      {
        ca: reach.ca,
        agent: false,
        // User name and password in the address are nobody's business.
        auth: '',
        headers: { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'Mozilla/5.0' },
        // Node asks for all addresses of a host, and tries them in turn.
        lookup: lookup as never,
        signal,
      },
      resolve,
    ).on('error', reject)
  })
}

async function readBody(response: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let octets = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    octets += chunk.length
    if (octets > MAX_OCTETS) throw new PictureError(`more than ${MAX_OCTETS} octets`)
    chunks.push(chunk)
  }
  if (!response.complete) throw new PictureError('the picture was cut off')
  return new Uint8Array(Buffer.concat(chunks))
}

import { request, type IncomingMessage } from 'node:http'
import type { PostForm } from '../accounts/token-request.ts'
import { LIMITS } from '../pop3/limits.ts'
import { openSocket, type SocketOptions } from '../pop3/open-socket.ts'

/** A token server's answer is a small JSON object; signed tokens take some kilobytes. */
const MAX_OCTETS = 256 * 1024
/** From the name to the last octet of the answer: somebody waits for the mail behind it. */
const ANSWER_MILLIS = 30_000

/**
 * Posts forms over a socket opened as those to mail servers are: through the account's proxy, over TLS with a
 * certificate that is checked. Redirects are not followed: a token goes where the account says and nowhere else.
 */
export const postFormThrough =
  (route: Pick<SocketOptions, 'proxy' | 'trust'>, answerMillis = ANSWER_MILLIS): PostForm =>
  async (url, form) => {
    const { protocol, host, hostname, port, pathname, search } = new URL(url)
    const isTls = protocol === 'https:'
    const signal = AbortSignal.timeout(answerMillis)
    const socket = await openSocket({
      ...route,
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (isTls ? 443 : 80),
      isTls,
      limits: LIMITS,
      signal,
    })
    const body = form.toString()
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request({
        createConnection: () => socket,
        path: pathname + search,
        method: 'POST',
        headers: {
          Host: host,
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': Buffer.byteLength(body),
          Accept: 'application/json',
          Connection: 'close',
        },
        signal,
      })
        .on('response', resolve)
        .on('error', reject)
        .end(body)
    })
    try {
      return { status: answer.statusCode ?? 0, body: await readBody(answer) }
    } finally {
      socket.destroy()
    }
  }

async function readBody(answer: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let octets = 0
  for await (const chunk of answer) {
    octets += chunk.length
    if (octets > MAX_OCTETS) throw new Error('the answer has no end')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

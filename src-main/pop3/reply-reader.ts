import { createBodyReader, readBodyAtOnce } from './body-reader.ts'
import type { BodyReader } from './body-reader.ts'
import type { Command } from './command.ts'
import type { Limits } from './limits.ts'
import { readLine } from './line-reader.ts'
import type { Received } from './received.ts'
import { parseReply } from './reply.ts'
import type { Reply } from './reply.ts'

export interface ReadReply {
  reply: Reply
  /** Of the status line, ending included. */
  octets: number
  /** Of a multi-line reply, in an ArrayBuffer of its own. */
  body: Uint8Array<ArrayBuffer> | undefined
}

/** Turns what arrives into replies, one at a time. */
export interface ReplyReader {
  /**
   * Reads on in the reply to `command`; undefined while its end has not arrived. A challenge is a reply too.
   * @throws Pop3ProtocolError `broken`, `limit`
   */
  read(received: Received, command: Command<unknown>): ReadReply | undefined
  /** Octets of the body being read, if one is. */
  readonly octets: number
}

/** `onStatus` hears of each status line as it comes, before any body. */
export function createReplyReader(limits: Limits, onStatus: () => void): ReplyReader {
  let begun: { reply: Reply; octets: number; body: BodyReader } | undefined

  return {
    read(received, command) {
      if (!begun) {
        const line = readLine(received, limits.lineOctets)
        if (!line) return undefined
        const reply = parseReply(line.text)
        onStatus()
        const { octets } = line
        if (reply.kind !== 'ok' || !command.body) return { reply, octets, body: undefined }
        received.offset -= line.ending.length
        const body = readBodyAtOnce(received, line.ending, limits[command.body])
        if (body) {
          command.onOctets?.(body.length)
          return { reply, octets, body }
        }
        begun = { reply, octets, body: createBodyReader(line.ending, limits[command.body]) }
      }
      const isWhole = begun.body.read(received)
      command.onOctets?.(begun.body.octets)
      if (!isWhole) return undefined
      const { reply, octets, body } = begun
      begun = undefined
      return { reply, octets, body: body.take() }
    },
    get octets() {
      return begun?.body.octets ?? 0
    },
  }
}

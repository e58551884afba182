import { createHash } from 'node:crypto'
import { headerLength } from '../mime/header-fields.ts'
import type { ScanListing } from '../pop3/commands/list.ts'
import type { UniqueIdListing } from '../pop3/commands/uidl.ts'
import type { Pop3Session } from '../pop3/pop3-session.ts'
import { fetchAhead } from './fetch-ahead.ts'
import type { TakeHeader } from './header-source.ts'
import { HEADER_WINDOW, OCTET_WINDOW } from './limits.ts'
import { unlessRefused } from './unless-refused.ts'

/** Fields in which servers keep what they know of a message: they change from one session to the next. */
const CHANGING =
  /^(?:Status|X-Status|X-UID|X-UIDL|X-IMAP|X-IMAPbase|X-Keywords|Content-Length|Lines):.*\n(?:[ \t].*\n)*/gim

/**
 * Unique-ids for the messages of a server that has none: a hash of the header block by TOP, and the size by LIST. Every
 * session has to take all headers for it, and whole messages from a server without TOP.
 *
 * Messages that are the same to the last octet have the same one. A message whose header cannot be had is left out.
 */
export async function identifyByHeader(
  session: Pop3Session,
  takeHeader: TakeHeader,
  listings: readonly ScanListing[],
): Promise<UniqueIdListing[]> {
  const fetched = fetchAhead(
    listings,
    ({ octets }) => octets,
    async ({ number }) => (await takeHeader(number, 0)) ?? unlessRefused(session.retr(number)),
    { items: HEADER_WINDOW, octets: OCTET_WINDOW },
  )
  const identified: UniqueIdListing[] = []
  for await (const { item, result } of fetched) {
    if (result) identified.push({ number: item.number, uid: `${hashOfHeader(result)}.${item.octets}` })
  }
  return identified
}

function hashOfHeader(bytes: Uint8Array): string {
  const { buffer, byteOffset } = bytes
  const header = Buffer.from(buffer, byteOffset, headerLength(bytes)).toString('latin1')
  const lasting = `${header}\n`.replaceAll('\r\n', '\n').replaceAll(CHANGING, '')
  return createHash('sha256').update(lasting, 'latin1').digest('base64url')
}

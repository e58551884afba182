import type { LookupAddress, LookupAllOptions } from 'node:dns'
import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'

/** A name that leads only to places nobody outside should reach through us, or to none. */
export class NotPublicError extends Error {
  override readonly name = 'NotPublicError'
}

/** Whether an IP address is one of the public Internet: not of this computer, this network, or a special kind. */
export const isPublicAddress = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'

/** How names become addresses, and which of those will do. */
export interface Reach {
  lookup: (host: string, options: LookupAllOptions) => Promise<LookupAddress[]>
  isAllowed: (address: string) => boolean
}

/** The computer's own way to look names up, and only what is public. */
export const PUBLIC_INTERNET: Reach = { lookup, isAllowed: isPublicAddress }

/**
 * Looks a host up, once, and leaves only the addresses that will do, so that mail cannot make us ask the devices of the
 * user's own network. What was checked is what is to be connected to: a name that changes its mind meanwhile gains nothing.
 * @throws NotPublicError, and what `lookup` throws
 */
export async function lookupAllowed(
  host: string,
  options: Omit<LookupAllOptions, 'all'>,
  reach: Reach,
): Promise<LookupAddress[]> {
  const addresses = await reach.lookup(host, { ...options, all: true })
  const open = addresses.filter(({ address }) => reach.isAllowed(address))
  if (open.length === 0) throw new NotPublicError(`${host} is not on the public Internet`)
  return open
}

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

/**
 * Looks a host up and leaves only its public addresses, so that mail cannot make us ask the devices of the user's own
 * network. What was checked is what is connected to: a name that changes its mind meanwhile gains nothing.
 * @throws NotPublicError, and what node:dns throws
 */
export async function lookupPublic(
  host: string,
  options: Omit<LookupAllOptions, 'all'> = {},
): Promise<LookupAddress[]> {
  const addresses = await lookup(host, { ...options, all: true })
  const open = addresses.filter(({ address }) => isPublicAddress(address))
  if (open.length === 0) throw new NotPublicError(`${host} is not on the public Internet`)
  return open
}

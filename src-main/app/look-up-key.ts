import { Resolver } from 'node:dns/promises'
import type { KnownKey } from '../mime/authenticity/verify-signatures.ts'

/** For each of two attempts; who pressed the button waits. */
const ANSWER_MILLIS = 4000
const ATTEMPTS = 2
/** A key of 4096 bits takes 800 characters. */
const MAX_RECORD_LENGTH = 4096

/** What DNS answers where a name, or a record of it, does not exist. */
const NOTHING_THERE = new Set(['ENOTFOUND', 'ENODATA'])

/**
 * Asks DNS for the key of a signature (RFC 6376 section 3.6.2). Never rejects.
 * @param servers other name servers than the system's
 */
export async function lookUpKey(name: string, servers: readonly string[] = []): Promise<KnownKey> {
  const resolver = new Resolver({ timeout: ANSWER_MILLIS, tries: ATTEMPTS })
  if (servers.length > 0) resolver.setServers(servers)
  try {
    const records = (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''))
    // Of several that have no order, the one that is a key.
    const record = records.find((text) => /(?:^|;)\s*p\s*=/.test(text))
    return record === undefined ? 'none' : { record: record.slice(0, MAX_RECORD_LENGTH) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return NOTHING_THERE.has(code) ? 'none' : 'unreachable'
  }
}

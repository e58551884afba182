import type { Security } from '../../contract/account.ts'
import type { ProviderNote } from '../../contract/suggestion.ts'

/** A provider, as its public documentation describes it. */
export interface Preset {
  provider: string
  /** The address's part behind the @, lower case. */
  domains: readonly string[]
  /** Domains of the hosts that take in mail, for others too, where they are not among `domains`. */
  exchangers?: readonly string[]
  /** null: no POP3 server. Port and security default to 995 and TLS from the first byte (RFC 8314). */
  server: { host: string; port?: number; security?: Security; user?: 'address' | 'local-part' } | null
  notes?: readonly ProviderNote[]
  /** The provider's own instructions. */
  help?: string
  /** Where the facts were found, if not in `help`. */
  source?: string
}

/** A file of Thunderbird's collection of server settings, which is made with the providers' help. */
export const autoconfig = (file: string): string =>
  `https://github.com/thunderbird/autoconfig/blob/master/ispdb/${file}`

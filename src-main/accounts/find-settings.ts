import { domainToASCII } from 'node:url'
import type { FailureCode } from '../contract/failure.ts'
import type { Finding, SoughtServer } from '../contract/finding.ts'
import type { Suggestion } from '../contract/suggestion.ts'
import { suggestByExchanger } from './presets/suggest.ts'

/** What DNS says of a domain's mail: nothing where it does not answer. Lists are in the order of preference. */
export interface MailNames {
  /** The servers that an SRV record names (RFC 2782). */
  services: (name: string, signal: AbortSignal) => Promise<{ host: string; port: number }[]>
  /** The hosts that take in the domain's mail (RFC 5321 section 5). */
  exchangers: (domain: string, signal: AbortSignal) => Promise<string[]>
}

export interface FindingParts {
  /** null: nobody can be asked without being told where we are (behind a proxy). */
  names: MailNames | null
  /** Greets a server over TLS, its certificate checked, and logs in nowhere. null: it is a POP3 server. */
  greet: (server: SoughtServer, signal: AbortSignal) => Promise<FailureCode | null>
}

/** The usual names of POP3 servers; empty: the domain itself. */
const USUAL_NAMES = ['pop.', 'pop3.', 'mail.', '']
/** TLS from the first byte before an upgrade (RFC 8314 section 3). */
const USUAL_PORTS = [
  { port: 995, security: 'tls' },
  { port: 110, security: 'stls' },
] as const
/** RFC 6186 section 3.3. `_pop3` is taken with an upgrade or not at all. */
const SERVICES = [
  { service: '_pop3s._tcp.', security: 'tls' },
  { service: '_pop3._tcp.', security: 'stls' },
] as const
/** Of each record; more would be somebody who plays with us. */
const MAX_SERVERS = 4

const HOST = /^(?!-)[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63})+$/

interface Candidate {
  origin: 'name' | 'srv'
  source: string
  server: SoughtServer
}

/**
 * Looks for the POP3 server of an address, one place after the other: usual names in its domain, then what DNS names
 * (RFC 6186), then the provider that takes in its mail. Always encrypted; nothing of the login is sent.
 * @throws the signal's reason when it was called off
 */
export async function findSettings(
  email: string,
  { names, greet }: FindingParts,
  signal: AbortSignal,
): Promise<Finding> {
  const domain = domainToASCII(email.slice(email.lastIndexOf('@') + 1).trim())
  const tried: Finding['tried'] = []
  if (!HOST.test(domain)) return { found: null, tried }

  for await (const { origin, source, server } of candidates(domain, names, signal)) {
    if (tried.some((before) => isPointless(server, before))) continue
    const failure = await greet(server, signal)
    signal.throwIfAborted()
    if (failure === null) {
      const suggestion = suggestionOf(domain, server, email.trim())
      return { found: { origin, source, suggestion, isOutside: isOutside(server.host, domain) }, tried }
    }
    tried.push({ ...server, failure })
  }

  const exchangers = (await names?.exchangers(domain, signal)) ?? []
  signal.throwIfAborted()
  for (const source of exchangers) {
    const suggestion = suggestByExchanger(source, email.trim())
    if (!suggestion) continue
    const { server } = suggestion
    const asks = server !== null && isOutside(server.host, domain)
    return { found: { origin: 'mx', source, suggestion, isOutside: asks }, tried }
  }
  return { found: null, tried }
}

async function* candidates(
  domain: string,
  names: MailNames | null,
  signal: AbortSignal,
): AsyncGenerator<Candidate> {
  for (const name of USUAL_NAMES) {
    const host = `${name}${domain}`
    for (const usual of USUAL_PORTS) yield { origin: 'name', source: host, server: { host, ...usual } }
  }
  if (!names) return
  for (const { service, security } of SERVICES) {
    const source = `${service}${domain}`
    const servers = await names.services(source, signal)
    signal.throwIfAborted()
    // A target of "." says that there is no such service (RFC 2782).
    for (const { host, port } of servers.filter(({ host }) => HOST.test(host)).slice(0, MAX_SERVERS)) {
      yield { origin: 'srv', source, server: { host, port, security } }
    }
  }
}

/** It was asked before, or its name leads nowhere on any port. */
const isPointless = (server: SoughtServer, before: Finding['tried'][number]): boolean =>
  server.host === before.host && (server.port === before.port || before.failure === 'host-not-found')

const isOutside = (host: string, domain: string): boolean => host !== domain && !host.endsWith(`.${domain}`)

const suggestionOf = (provider: string, server: SoughtServer, user: string): Suggestion => ({
  provider,
  server: { ...server, user, login: 'auto' },
  notes: [],
  helpUrl: null,
})

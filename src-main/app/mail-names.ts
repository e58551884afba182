import { Resolver } from 'node:dns/promises'
import type { MailNames } from '../accounts/find-settings.ts'

/** For each of two attempts. */
const ANSWER_MILLIS = 3000
const ATTEMPTS = 2

/** Asks DNS, and takes no answer for an empty one: it is only about where to look next. */
export function createMailNames(servers: readonly string[] = []): MailNames {
  const ask = async <T>(
    question: (resolver: Resolver) => Promise<T[]>,
    signal: AbortSignal,
  ): Promise<T[]> => {
    const resolver = new Resolver({ timeout: ANSWER_MILLIS, tries: ATTEMPTS })
    if (servers.length > 0) resolver.setServers(servers)
    const cancel = (): void => resolver.cancel()
    signal.addEventListener('abort', cancel)
    try {
      return await question(resolver)
    } catch {
      return []
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }
  const plain = (host: string): string => host.toLowerCase().replace(/\.$/, '')

  return {
    async services(name, signal) {
      const records = await ask((resolver) => resolver.resolveSrv(name), signal)
      return records
        .sort((one, other) => one.priority - other.priority || other.weight - one.weight)
        .map(({ name: host, port }) => ({ host: plain(host), port }))
    },
    async exchangers(domain, signal) {
      const records = await ask((resolver) => resolver.resolveMx(domain), signal)
      return records
        .sort((one, other) => one.priority - other.priority)
        .map(({ exchange }) => plain(exchange))
    },
  }
}

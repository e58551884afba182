import type { Proxy, ProxyKind } from '../../../src-main/contract/proxy.ts'

/** The ports that such proxies usually listen on. */
const USUAL_PORT: Record<ProxyKind, string> = { socks5: '1080', http: '8080' }

/** A proxy as entered. `port` null: untouched, so the usual one is shown. */
export interface ProxyEntry {
  kind: ProxyKind | 'none'
  host: string
  port: string | null
  user: string
  password: string
}

export const proxyEntry = (proxy: Proxy | null): ProxyEntry => ({
  kind: proxy?.kind ?? 'none',
  host: proxy?.host ?? '',
  port: proxy ? String(proxy.port) : null,
  user: proxy?.user ?? '',
  password: '',
})

/** The port to show and use: what was entered, or else the usual one. */
export const proxyPort = ({ kind, port }: ProxyEntry): string =>
  port ?? (kind === 'none' ? '' : USUAL_PORT[kind])

/** What to send to main; null when there is none. */
export function enteredProxy(entry: ProxyEntry): Proxy | null {
  const { kind, host, user } = entry
  return kind === 'none' ? null : { kind, host: host.trim(), port: Number(proxyPort(entry)), user }
}

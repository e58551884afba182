import { z } from 'zod'

export const PROXY_KINDS = ['socks5', 'http'] as const
/** SOCKS5 (RFC 1928), or HTTP's CONNECT (RFC 9110). */
export type ProxyKind = (typeof PROXY_KINDS)[number]

/** What an account's connections go through. Its password, as the account's, is kept apart. */
export const proxySchema = z.object({
  kind: z.enum(PROXY_KINDS),
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  /** Empty: the proxy asks for none. RFC 1929 has room for 255 octets. */
  user: z.string().max(255),
})
export type Proxy = z.infer<typeof proxySchema>

export const proxyPasswordSchema = z.string().min(1).max(255)

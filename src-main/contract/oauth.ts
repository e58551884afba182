import { z } from 'zod'

/** Names of this computer, which no network is between. */
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** Tokens go over https alone; http only to this computer itself. A name and a password in the address would be shown. */
function isTokenUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
  return isSafe && username === '' && password === ''
}

/** Where access tokens come from, and as whom they are asked for (RFC 6749 section 6). */
export const oauthSchema = z.object({
  tokenUrl: z.string().trim().max(2048).refine(isTokenUrl),
  clientId: z.string().trim().min(1).max(512),
})
export type Oauth = z.infer<typeof oauthSchema>

/** Some providers' tokens are signed documents of several thousand octets. */
export const tokenSchema = z
  .string()
  .trim()
  .min(1)
  .max(16_384)
  .regex(/^[\x21-\x7e]+$/)

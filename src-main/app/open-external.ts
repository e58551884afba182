import { shell } from 'electron'
import { Refusal } from '../ipc/refusal.ts'
import { parseUrl } from '../shared/parse-url.ts'

const SCHEMES = new Set(['http:', 'https:', 'mailto:'])

/**
 * Gives a link to the system's browser or mail program. Anything but http, https and mailto is refused: other schemes
 * start programs.
 *
 * @throws Refusal `link-refused`
 */
export async function openExternal(url: string): Promise<void> {
  const parsed = parseUrl(url)
  if (!parsed || !SCHEMES.has(parsed.protocol)) throw new Refusal('link-refused', `not opened: ${url}`)
  await shell.openExternal(parsed.href)
}

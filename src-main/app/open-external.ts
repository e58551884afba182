import { shell } from 'electron'
import { Refusal } from '../ipc/refusal.ts'
import { safeLink } from './safe-link.ts'

/**
 * Gives a link to the system's browser or mail program. Anything but http, https and mailto is refused: other schemes
 * start programs.
 *
 * @throws Refusal `link-refused`
 */
export async function openExternal(url: string): Promise<void> {
  const safe = safeLink(url)
  if (safe === null) throw new Refusal('link-refused', `not opened: ${url}`)
  await shell.openExternal(safe)
}

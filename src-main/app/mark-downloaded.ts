import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** What Windows asks about before it opens a file: "from the Internet", and no word of who sent it. */
const ZONE = '[ZoneTransfer]\r\nZoneId=3\r\n'
const XATTR = '/usr/bin/xattr'
const XATTR_MILLIS = 5000

/**
 * Marks a file as one that came from outside, where the system has such a mark: the stream `Zone.Identifier` on
 * Windows, the attribute `com.apple.quarantine` on macOS. Linux has none. A disk that cannot hold the mark (FAT, a
 * network drive) holds the file all the same.
 *
 * @param platform as in process.platform
 * @returns whether the file is marked
 */
export async function markDownloaded(
  path: string,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  try {
    if (platform === 'win32') await writeFile(`${path}:Zone.Identifier`, ZONE)
    else if (platform === 'darwin') await quarantine(path)
    else return false
    return true
  } catch {
    // The user asked for the file, and has it; what is missing is a second question of the system.
    return false
  }
}

/** Flags 0081: downloaded, not yet agreed to; then when, by hexadecimal seconds since 1970, and by whom. */
async function quarantine(path: string): Promise<void> {
  const seconds = Math.floor(Date.now() / 1000).toString(16)
  const value = `0081;${seconds};Restante;`
  await promisify(execFile)(XATTR, ['-w', 'com.apple.quarantine', value, path], { timeout: XATTR_MILLIS })
}

import { cleanLine } from '../clean-line.ts'
import { decodeWords } from '../encoded-words.ts'
import { readFields } from '../header-fields.ts'

/** Groups read of one report; each is a recipient of a message. */
const MAX_GROUPS = 200

/** Fields of a report in groups with an empty line between them (RFC 3464 section 2.1), cleaned; missing ones are empty. */
export function readFieldGroups(bytes: Uint8Array, wanted: readonly string[]): ((name: string) => string)[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const names = new Set(wanted)
  return text
    .split(/\r?\n(?:[ \t]*\r?\n)+/, MAX_GROUPS)
    .filter((group) => group.trim() !== '')
    .map((group) => {
      const fields = readFields(Buffer.from(group, 'latin1'), names)
      return (name) => cleanLine(decodeWords(fields.get(name) ?? ''))
    })
}

/** The value of a field that begins with its type: `rfc822; a@b.example`, `smtp; 550 no such user`. */
export const afterType = (value: string): string => /^[\w.-]{1,40}\s*;\s*(.*)$/.exec(value)?.[1] ?? value

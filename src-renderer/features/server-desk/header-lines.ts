/** One field of a header as text. What is no field at all has an empty name. */
export interface HeaderLine {
  name: string
  value: string
}

/** The fields of a header block in their order, each unfolded to one line (RFC 5322 section 2.2.3). */
export function headerLines(header: string): HeaderLine[] {
  return header
    .replace(/\s*\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const [, name, value] = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:[ \t]?(.*)$/.exec(line) ?? []
      return name === undefined ? { name: '', value: line } : { name, value: value ?? '' }
    })
}

const valuesOf = (lines: readonly HeaderLine[], name: string): string[] =>
  lines.filter((line) => line.name.toLowerCase() === name).map(({ value }) => value)

const domainOf = (address: string | undefined): string | undefined =>
  /@([^\s<>@",;()]+)\W*$/.exec(address ?? '')?.[1]?.toLowerCase()

/** The domain that replies go to, where it is neither the sender's nor below or above it; else null. */
export function repliesElsewhere(lines: readonly HeaderLine[]): string | null {
  const [from, to] = ['from', 'reply-to'].map((name) => domainOf(valuesOf(lines, name)[0]))
  if (from === undefined || to === undefined) return null
  const isKin = from === to || from.endsWith(`.${to}`) || to.endsWith(`.${from}`)
  return isKin ? null : to
}

/** The block lists that name the sender, as the server found when the message came. */
export const blockLists = (lines: readonly HeaderLine[]): string[] => [
  ...new Set(valuesOf(lines, 'x-blacklisted-by').map((value) => value.trim())),
]

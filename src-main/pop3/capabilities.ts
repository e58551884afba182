/** What the server announced by CAPA (RFC 2449). Names are compared without regard to case. */
export interface Capabilities {
  /** False when the server knows no CAPA: nothing is announced, yet TOP and UIDL may work. */
  readonly isAnnounced: boolean
  readonly names: readonly string[]
  has(name: string): boolean
  /** The parameters of a capability, `[]` when it has none, undefined when it is not announced. */
  get(name: string): readonly string[] | undefined
}

/** Takes the lines of a CAPA reply apart; undefined when CAPA was refused. */
export function parseCapabilities(lines: readonly string[] | undefined): Capabilities {
  const parameters = new Map<string, readonly string[]>()
  for (const line of lines ?? []) {
    const [name, ...rest] = line.trim().split(/\s+/)
    if (name) parameters.set(name.toUpperCase(), rest)
  }
  return {
    isAnnounced: lines !== undefined,
    names: [...parameters.keys()],
    has: (name) => parameters.has(name.toUpperCase()),
    get: (name) => parameters.get(name.toUpperCase()),
  }
}

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a run saw of one server; `npm run servers-table` makes the table of it. */
export interface ServerFacts {
  name: string
  version: string | undefined
  greeting?: string
  /** The announcements by the time they were made; null where CAPA is refused. */
  capabilities: Record<string, readonly string[] | null>
  /** Ways to log in that worked, by the encryption. */
  logins: Record<string, string[]>
  uid?: string
  /** How many of the awkward messages LIST gives another size than RETR. */
  wrongSizes?: number
  second?: string
  /** What is served otherwise than delivered, and other things to know. */
  quirks: string[]
}

const FOLDER = fileURLToPath(new URL('../../test-results/servers/', import.meta.url))

/** Writes them to test-results/servers/<name>.json. */
export const keepFacts = (facts: ServerFacts): Promise<void> => write(`${facts.name}.json`, facts)

/** Adds ways to log in with `name` that another suite has tried, encrypted by TLS. */
export const keepLogins = (name: string, methods: readonly string[]): Promise<void> =>
  write(`${name}.logins.json`, { name, logins: { tls: methods } })

async function write(file: string, content: object): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  await writeFile(join(FOLDER, file), `${JSON.stringify(content, null, 2)}\n`)
}

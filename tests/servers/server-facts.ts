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
export async function keepFacts(facts: ServerFacts): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  await writeFile(join(FOLDER, `${facts.name}.json`), `${JSON.stringify(facts, null, 2)}\n`)
}

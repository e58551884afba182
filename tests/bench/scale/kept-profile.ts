import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrations } from '../../../src-main/store/migrations/index.ts'
import { bundlePrograms } from '../bundle-programs.ts'
import { runProgram } from '../run-program.ts'
import type { ScaleOptions } from './options.ts'

const KEPT = fileURLToPath(new URL('../../../test-results/scale/', import.meta.url))
export const PASSPHRASE = 'a hundred thousand letters'

/** A full profile, to be copied before use. */
export interface KeptProfile {
  folder: string
  /** Of all messages together. */
  rawOctets: number
  /** Of the database, closed. */
  databaseOctets: number
}

/**
 * The profile with so many messages: the one kept from an earlier run, while generator, schema and options are the same,
 * else a new one. Filling it takes minutes.
 */
export async function keptProfile({ messages, bodies }: ScaleOptions): Promise<KeptProfile> {
  const recipe = await readFile(new URL('../programs/fill-profile.ts', import.meta.url))
  const mail = await readFile(new URL('../../servers/generate-mail.ts', import.meta.url))
  const schema = JSON.stringify(migrations.map(({ up, ...rest }) => [rest, up.toString()]))
  const print = createHash('sha256').update(recipe).update(mail).update(schema).digest('hex').slice(0, 12)
  const folder = join(KEPT, `${bodies}-${messages}-${print}`)
  const facts = join(folder, 'facts.json')
  const known = await readFile(facts, 'utf8').catch(() => null)
  if (known !== null) return { folder, ...(JSON.parse(known) as Omit<KeptProfile, 'folder'>) }

  const begun = `${folder}.begun`
  await rm(begun, { recursive: true, force: true })
  await mkdir(begun, { recursive: true })
  const programs = await bundlePrograms('tests/bench/programs', ['fill-profile'])
  try {
    process.stderr.write(`Filling a store with ${messages} messages, once …\n`)
    const { output } = await runProgram(process.execPath, [
      programs.pathOf('fill-profile'),
      JSON.stringify({ folder: begun, passphrase: PASSPHRASE, messages, bodies }),
    ])
    const { octets: rawOctets } = JSON.parse(output) as { octets: number }
    const { size: databaseOctets } = await stat(join(begun, 'mail.db'))
    await writeFile(join(begun, 'facts.json'), JSON.stringify({ rawOctets, databaseOctets }))
    await rename(begun, folder)
    return { folder, rawOctets, databaseOctets }
  } finally {
    await programs.remove()
  }
}

/** Copies the profile to `to`, to be changed there. */
export async function copyProfile({ folder }: KeptProfile, to: string): Promise<void> {
  await cp(folder, to, { recursive: true })
  await rm(join(to, 'facts.json'))
}

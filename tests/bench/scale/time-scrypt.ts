import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createVault, NO_VAULT } from '../../../src-main/accounts/vault.ts'
import { PASSPHRASE } from './kept-profile.ts'

/** Seconds that the passphrase alone takes to open the keys of a profile: it is slow on purpose, and a keyring does without. */
export async function timeScrypt(profile: string): Promise<number> {
  const kept = JSON.parse(readFileSync(join(profile, 'vault.json'), 'utf8')) as Partial<typeof NO_VAULT>
  const vault = createVault({ read: () => ({ ...NO_VAULT, ...kept }), write: () => undefined })
  const begun = performance.now()
  await vault.open({ passphrase: PASSPHRASE })
  return (performance.now() - begun) / 1000
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createVault, NO_VAULT } from '../../../src-main/accounts/vault.ts'
import { say, task } from './task.ts'

// Opens the keys of a profile by its passphrase, and says how many seconds that took.

const { profile, passphrase } = task() as { profile: string; passphrase: string }
const kept = JSON.parse(readFileSync(join(profile, 'vault.json'), 'utf8')) as Partial<typeof NO_VAULT>
const vault = createVault({ read: () => ({ ...NO_VAULT, ...kept }), write: () => undefined })
const begun = performance.now()
await vault.open({ passphrase })
say({ seconds: (performance.now() - begun) / 1000 })

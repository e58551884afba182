import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

// A profile that is restored lies in a folder of the profile until all of it is there: `restore.part`. That gets another name,
// `restore.ready`, in one step; from then on it is what counts, and what is left of the way is done at the next start if it
// has to be.

const BEGUN = 'restore.part'
const READY = 'restore.ready'
const NEW = 'new'
/** The folder of what there was, when nobody needs it. */
const UNNEEDED = 'unneeded'

/** The log belongs to the database: it goes before it, and with it. */
const LOG = 'mail.db-wal'
const FILES = ['mail.db', 'vault.json', 'accounts.json', 'settings.json', 'backup.json'] as const

/** Makes an empty folder for what is restored, and tells where it is. @throws the system's error */
export function beginRestored(profile: string): string {
  const begun = join(profile, BEGUN)
  rmSync(begun, { recursive: true, force: true })
  const folder = join(begun, NEW)
  mkdirSync(folder, { recursive: true })
  return folder
}

/**
 * What lies in the folder is whole, and is the profile as of `adoptRestored`.
 *
 * @param oldName the folder, in the profile, that has what there was; null: nobody needs it
 * @throws the system's error
 */
export function settleRestored(profile: string, oldName: string | null): void {
  mkdirSync(join(profile, BEGUN, oldName ?? UNNEEDED))
  renameSync(join(profile, BEGUN), join(profile, READY))
}

/** Nothing is to be restored after all. */
export const dropRestored = (profile: string): void =>
  rmSync(join(profile, BEGUN), { recursive: true, force: true })

/**
 * Puts what was restored in the place of what there was, which nobody may have open; does nothing where nothing was. It can be
 * ended at any point and goes on there.
 *
 * @throws the system's error
 */
export function adoptRestored(profile: string): void {
  dropRestored(profile)
  const ready = join(profile, READY)
  if (!existsSync(ready)) return
  const oldName = readdirSync(ready).find((name) => name !== NEW) ?? UNNEEDED
  const old = join(ready, oldName)
  const isLeft = (name: string): boolean => existsSync(join(ready, NEW, name))

  if (isLeft(FILES[0])) moveIfThere(join(profile, LOG), join(old, LOG))
  for (const name of FILES.filter(isLeft)) {
    moveIfThere(join(profile, name), join(old, name))
    renameSync(join(ready, NEW, name), join(profile, name))
  }
  if (oldName !== UNNEEDED) moveIfThere(old, join(profile, oldName))
  rmSync(ready, { recursive: true, force: true })
}

/** What was moved before is not replaced by what has come into its place since. */
function moveIfThere(from: string, to: string): void {
  if (existsSync(from) && !existsSync(to)) renameSync(from, to)
}

/** A name that nothing in the profile has. `day`: as of ISO 8601. */
export function freeOldName(profile: string, day: string): string {
  const name = `mail-until-${day}`
  for (let twin = 1; ; twin++) {
    const free = twin === 1 ? name : `${name}-${String(twin)}`
    if (!existsSync(join(profile, free))) return free
  }
}

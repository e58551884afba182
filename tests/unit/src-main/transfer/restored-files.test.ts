import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  adoptRestored,
  beginRestored,
  freeOldName,
  settleRestored,
} from '../../../../src-main/transfer/restored-files.ts'

const FILES = ['mail.db', 'vault.json', 'accounts.json', 'settings.json', 'backup.json']

describe('a profile that is restored', () => {
  let profile: string
  beforeEach(() => {
    profile = mkdtempSync(join(tmpdir(), 'restante-restored-'))
    for (const name of [...FILES, 'mail.db-wal']) writeFileSync(join(profile, name), `old ${name}`)
    writeFileSync(join(profile, 'window.json'), 'mine')
  })
  afterEach(() => rmSync(profile, { recursive: true }))

  const gather = (): void => {
    const folder = beginRestored(profile)
    for (const name of FILES) writeFileSync(join(folder, name), `new ${name}`)
  }
  const contentOf = (folder: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]),
    )
  const allNew = Object.fromEntries(FILES.map((name) => [name, `new ${name}`]))
  const allOld = Object.fromEntries([...FILES, 'mail.db-wal'].map((name) => [name, `old ${name}`]))

  it('takes the place of what there was, which is kept under the name that was said', () => {
    gather()
    settleRestored(profile, 'mail-until-2026-11-29')

    adoptRestored(profile)

    expect(contentOf(profile)).toEqual({ ...allNew, 'window.json': 'mine' })
    expect(contentOf(join(profile, 'mail-until-2026-11-29'))).toEqual(allOld)
    expect(freeOldName(profile, '2026-11-29')).toBe('mail-until-2026-11-29-2')
  })

  it('leaves nothing of what nobody needs', () => {
    gather()
    settleRestored(profile, null)

    adoptRestored(profile)

    expect(contentOf(profile)).toEqual({ ...allNew, 'window.json': 'mine' })
    expect(readdirSync(profile).sort()).toEqual([...FILES, 'window.json'].sort())
  })

  it('is forgotten when it was not whole', () => {
    gather()

    adoptRestored(profile)

    expect(contentOf(profile)).toEqual({ ...allOld, 'window.json': 'mine' })
    expect(readdirSync(profile)).not.toContain('restore.part')
  })

  // What is moved on the way, one after the other: ended behind any of them, it goes on there.
  const steps = ['mail.db-wal', ...FILES].flatMap((name): [string, string, string][] => [
    [name, '.', 'restore.ready/kept'],
    ...(name === 'mail.db-wal' ? [] : [[name, 'restore.ready/new', '.'] as [string, string, string]]),
  ])
  it.each(Array.from({ length: steps.length + 1 }, (_, done) => [done]))(
    'is in place at the next start when the program ended after %i steps',
    (done) => {
      gather()
      settleRestored(profile, 'kept')
      for (const [name, from, to] of steps.slice(0, done))
        renameSync(join(profile, from, name), join(profile, to, name))

      adoptRestored(profile)

      expect(contentOf(profile)).toEqual({ ...allNew, 'window.json': 'mine' })
      expect(contentOf(join(profile, 'kept'))).toEqual(allOld)
      expect(readdirSync(profile)).not.toContain('restore.ready')
    },
  )

  it('is in place also when the program ended behind the last step', () => {
    gather()
    settleRestored(profile, 'kept')
    for (const [name, from, to] of steps) renameSync(join(profile, from, name), join(profile, to, name))
    renameSync(join(profile, 'restore.ready/kept'), join(profile, 'kept'))

    adoptRestored(profile)
    adoptRestored(profile)

    expect(contentOf(join(profile, 'kept'))).toEqual(allOld)
    expect(readdirSync(profile)).not.toContain('restore.ready')
  })

  it('does not give up what was set aside for a file that came into its place since', () => {
    gather()
    settleRestored(profile, 'kept')
    renameSync(join(profile, 'vault.json'), join(profile, 'restore.ready/kept/vault.json'))
    writeFileSync(join(profile, 'vault.json'), 'made since')

    adoptRestored(profile)

    expect(contentOf(join(profile, 'kept'))).toEqual(allOld)
    expect(contentOf(profile)).toEqual({ ...allNew, 'window.json': 'mine' })
  })
})

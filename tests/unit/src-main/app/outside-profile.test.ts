import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { outsideProfile } from '../../../../src-main/app/outside-profile.ts'

describe('where a file is saved', () => {
  let folder: string
  let profile: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restante-outside-'))
    profile = join(folder, 'profile')
    await mkdir(join(profile, 'logs'), { recursive: true })
    await writeFile(join(profile, 'mail.db'), 'all mail')
    await symlink(profile, join(folder, 'shortcut'))
    await symlink(join(profile, 'mail.db'), join(folder, 'letter.eml'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it.each(['letter.txt', 'profile-2/letter.eml', 'new/folder/letter.eml', '..letter.eml'])(
    'may be %s',
    async (name) => {
      expect(await outsideProfile(join(folder, name), profile)).toBe(join(folder, name))
    },
  )

  it.each([
    'profile',
    'profile/mail.db',
    'profile/logs/new.eml',
    'profile/..letter.eml',
    'shortcut/mail.db',
    'letter.eml',
    'other/../profile/mail.db',
  ])('is not where the mail is: %s', async (name) => {
    await expect(outsideProfile(join(folder, name), profile)).rejects.toMatchObject({
      code: 'file-not-written',
    })
  })
})

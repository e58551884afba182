import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openWithOf } from '../../../../src-main/app/open-with.ts'

// A stand-in for GIO, so that the answer does not depend on what is installed.
describe.skipIf(process.platform === 'win32')('programs that can open a file', () => {
  let home: string
  const put = (name: string, text: string): Promise<void> =>
    writeFile(join(home, 'share/applications', name), text)

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'open-with-'))
    await mkdir(join(home, 'share/applications'), { recursive: true })
    await mkdir(join(home, 'bin'))
    const gio = join(home, 'bin/gio')
    await writeFile(
      gio,
      '#!/bin/sh\n[ "$2" = text/plain ] && printf "Default application for x: edit.desktop\\n\\tedit.desktop\\n\\thidden.desktop\\n\\tgone.desktop\\n"\n',
    )
    await chmod(gio, 0o755)
    await put(
      'edit.desktop',
      '[Desktop Entry]\nName=Editor\nName[it]=Scrittore\nExec=edit %f\n\n[Desktop Action x]\nName=Other\n',
    )
    await put('hidden.desktop', '[Desktop Entry]\nName=Hidden\nNoDisplay=true\n')
    vi.stubEnv('PATH', `${join(home, 'bin')}:/usr/bin:/bin`)
    vi.stubEnv('XDG_DATA_HOME', join(home, 'share'))
    vi.stubEnv('XDG_DATA_DIRS', join(home, 'none'))
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await rm(home, { recursive: true })
  })

  it('are those the system names and shows, in the user’s language', async () => {
    const linux = openWithOf('linux')

    expect(await linux.programsFor('text/plain', 'it')).toEqual([{ id: 'edit.desktop', name: 'Scrittore' }])
    expect(await linux.programsFor('text/plain', 'he')).toEqual([{ id: 'edit.desktop', name: 'Editor' }])
    expect(await linux.programsFor('audio/x', 'en')).toEqual([])
  })

  it('are none for what is no type, and where the system does not tell', async () => {
    expect(await openWithOf('linux').programsFor('--help', 'en')).toEqual([])
    expect(await openWithOf('darwin').programsFor('text/plain', 'en')).toEqual([])
  })

  it.each(['../evil.desktop', '/bin/sh', '--help.desktop', 'nothing.desktop'])(
    'are never what is no entry: %s',
    async (id) => {
      await expect(openWithOf('linux').open('/tmp/x', id)).rejects.toThrow('no program')
    },
  )
})

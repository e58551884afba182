import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROJECT } from '../drive-app.ts'
import { must } from './user-session.ts'

/** A program of one file, as electron-builder asks fpm to pack it. */
describe('the .rpm', () => {
  let folder: string
  let file: string
  /** `rpm` on a system of its own, where nothing else is installed. */
  const rpm = (...args: string[]): string => must('rpm', ['--root', join(folder, 'system'), ...args])
  const query = (format: string): string => must('rpm', ['-qp', '--qf', format, file])

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restante-rpm-'))
    await mkdir(join(folder, 'system'))
    await mkdir(join(folder, 'program/resources'), { recursive: true })
    await writeFile(join(folder, 'program/restante'), 'the program')
    await chmod(join(folder, 'program/restante'), 0o755)
    await writeFile(join(folder, 'program/resources/app.asar'), 'what it runs')
    await writeFile(join(folder, 'entry'), '[Desktop Entry]')
    await writeFile(join(folder, 'installed'), '#!/bin/bash\necho set up')
    await writeFile(join(folder, 'removed'), '#!/bin/bash\necho taken back')
    file = join(folder, 'restante.rpm')
    must('node', [
      ...[join(PROJECT, 'resources/scripts/fpm.mjs'), '-s', 'dir', '--force', '-t', 'rpm'],
      ...[
        '--architecture',
        'amd64',
        '--name',
        'restante',
        '--version',
        '1.2.3',
        '--license',
        'AGPL-3.0-only',
      ],
      ...['--vendor', 'Restante', '--url', 'https://restante.invalid', '--rpm-summary', 'A POP3 mail client'],
      ...['--description', 'It keeps your mail.', '-d', 'glibc >= 2.34', '-d', '(gtk3 or libgtk-3-0)'],
      ...['--after-install', join(folder, 'installed'), '--after-remove', join(folder, 'removed')],
      ...['--package', file, `${folder}/program/=/opt/Restante`],
      `${folder}/entry=/usr/share/applications/restante.desktop`,
    ])
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('says what it is and what it needs, and nothing of where it was made', () => {
    expect(query('%{NAME} %{VERSION} %{ARCH} %{URL} %{BUILDHOST}')).toBe(
      'restante 1.2.3 x86_64 (none) localhost',
    )
    expect(must('rpm', ['-qp', '--requires', file]).split('\n')).toEqual(
      expect.arrayContaining(['glibc >= 2.34', '(gtk3 or libgtk-3-0)']),
    )
  })

  it('takes back what it set up when it goes, not when a newer one takes its place', () => {
    const after = (left: string): string =>
      must(query('%{POSTUNPROG}'), ['-c', query('%{POSTUN}'), 'postun', left])

    expect(after('1')).toBe('')
    expect(after('0')).toBe('taken back')
  })

  it('belongs to root, and leaves no folder of its own behind', () => {
    rpm('--initdb')
    rpm('-i', '--nodeps', '--noscripts', file)
    expect(new Set(rpm('-q', '--qf', '[%{FILEUSERNAME}\n]', 'restante').split('\n'))).toEqual(
      new Set(['root']),
    )
    expect(existsSync(join(folder, 'system/opt/Restante/resources/app.asar'))).toBe(true)

    rpm('-e', '--noscripts', 'restante')

    expect(existsSync(join(folder, 'system/opt/Restante'))).toBe(false)
    expect(existsSync(join(folder, 'system/usr/share/applications/restante.desktop'))).toBe(false)
  })
})

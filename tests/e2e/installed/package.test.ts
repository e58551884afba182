import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { describe, expect, it } from 'vitest'
import { PROJECT } from '../drive-app.ts'
import { CURRENT, debOf, UNPACKED } from './packages.ts'
import { must } from './user-session.ts'

/** The wire is a row of digits. */
const ON = '1'.charCodeAt(0)
const ARCHIVE = join(UNPACKED, 'resources/app.asar')

describe('the package', () => {
  it('says what it is and what it needs', () => {
    const field = (name: string): string => must('dpkg-deb', ['--field', debOf(CURRENT), name])

    expect(field('Package')).toBe('restante')
    expect(field('Version')).toBe(CURRENT)
    expect(field('Section')).toBe('mail')
    expect(field('Depends')).toContain('libc6 (>= 2.34)')
    expect(field('Description').split('\n')[0]).toBe('A POP3 mail client that loses nothing')
  })

  it('belongs to root, and nobody else may write in it', () => {
    const entries = must('dpkg-deb', ['--contents', debOf(CURRENT)]).split('\n')

    const others = entries.filter((entry) => !/^[-dl].{4}[-].{2}[-].*\sroot\/root\s/.test(entry))
    expect(others.filter((entry) => !entry.startsWith('l'))).toEqual([])
  })

  it('was hardened: the program cannot be made to run other code', async () => {
    const wire = await getCurrentFuseWire(join(UNPACKED, 'restante'))

    const on = Object.keys(FuseV1Options).filter((name) => isOn(wire, name))
    expect(on).toEqual(['EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar'])
  })

  it('carries what it runs and nothing else: no sources, no tests, one build of the driver', () => {
    const files = listPackage(ARCHIVE, { isPack: false })

    expect(files.filter((path) => /\.(ts|vue|map)$|\/(tests|src-main|src-renderer)\//.test(path))).toEqual([])
    expect(files.filter((path) => path.endsWith('.node'))).toHaveLength(1)
    expect(
      files.filter((path) => /^\/node_modules\/[^/]+(\/[^/]+)?\/package\.json$/.test(path)).sort(),
    ).toEqual([
      '/node_modules/@signalapp/sqlcipher/package.json',
      '/node_modules/node-gyp-build/package.json',
    ])
  })

  it('holds no path of the computer it was made on', () => {
    const bytes = readFileSync(ARCHIVE)

    for (const path of [PROJECT.replace(/\/$/, ''), join(homedir(), '.cache')]) {
      expect(bytes.includes(path), path).toBe(false)
    }
  })

  it('has its main process minified', () => {
    const main = extractFile(ARCHIVE, 'out/main/main.js').toString()

    const lines = main.split('\n')
    expect(main.length / lines.length).toBeGreaterThan(200)
  })
})

const isOn = (wire: object, name: string): boolean =>
  Object.entries(wire).some(
    ([fuse, state]) => fuse !== 'version' && FuseV1Options[Number(fuse)] === name && state === ON,
  )

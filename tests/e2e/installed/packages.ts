import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../drive-app.ts'
import { must } from './user-session.ts'

/** Where `npm test -- installed` has the packages made; test.mjs knows it too. */
const PACKAGES = join(PROJECT, 'release/test')

/** A version that came before every other. */
export const OLDER = '0.0.1'
export const CURRENT = (
  JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string }
).version

/** The packaged program before it went into a package. */
export const UNPACKED = join(PACKAGES, 'linux-unpacked')
export const debOf = (version: string): string => join(PACKAGES, `restante_${version}_amd64.deb`)

/** Where the package puts the program. */
export const INSTALLED = '/opt/Restante'

export const isInstalled = (): boolean =>
  must('dpkg-query', ['-W', '-f', '${db:Status-Status}', 'restante'], [0, 1]) === 'installed'

export const install = (version: string): string => must('dpkg', ['-i', debOf(version)])
export const uninstall = (): string => must('dpkg', ['-r', 'restante'])

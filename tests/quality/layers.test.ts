import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { findViolations } from './find-violations.ts'
import { LAYERS } from './layers.ts'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

describe('the direction of imports', () => {
  it('is that of the table', async () => {
    expect(await findViolations(PROJECT, LAYERS)).toEqual([])
  })

  it('is set for every folder there is', () => {
    const folders = ['src-main', 'src-renderer'].flatMap((side) =>
      readdirSync(join(PROJECT, side), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'styles')
        .map((entry) => `${side}/${entry.name}`),
    )

    expect(LAYERS.map(({ folder }) => folder)).toEqual(expect.arrayContaining(folders))
  })
})

describe('the rules', () => {
  const planted = mkdtempSync(join(tmpdir(), 'restante-layers-'))
  afterAll(() => rmSync(planted, { recursive: true, force: true }))

  const CLEAN: Readonly<Record<string, string>> = {
    'tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler" } }',
    'src-main/contract/account.ts': 'export interface Account { name: string }\nexport const LIMIT = 1\n',
    'src-main/shared/deadline.ts': 'export const deadline = 1\n',
    'src-main/store/rows.ts':
      "import type { Account } from '../contract/account.ts'\nexport type Row = Account\nexport const rows = 1\n",
    'src-main/pop3/errors.ts': 'export class Pop3Error extends Error {}\n',
    'src-main/pop3/session.ts':
      "import { deadline } from '../shared/deadline.ts'\nexport const session = deadline\n",
    'src-main/sync/run.ts':
      "import { rows } from '../store/rows.ts'\nimport { session } from '../pop3/session.ts'\nexport const run = [rows, session]\n",
    'src-main/ipc/to-failure.ts':
      "import { Pop3Error } from '../pop3/errors.ts'\nexport const failure = Pop3Error\n",
    'src-renderer/api/mail-api.ts':
      "import type { Account } from '../../src-main/contract/account.ts'\nexport const api = (account: Account) => account\n",
    'src-renderer/stores/accounts.ts': "import { api } from '../api/mail-api.ts'\nexport const store = api\n",
  }
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(planted, path)), { recursive: true })
      writeFileSync(join(planted, path), text)
    }
  }
  const violationsWith = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
    rmSync(planted, { recursive: true, force: true })
    write({ ...CLEAN, ...files })
    return (await findViolations(planted, LAYERS)).map(({ from, to }) => `${from} -> ${to}`)
  }

  it('let pass what the table allows', async () => {
    expect(await violationsWith({})).toEqual([])
  })

  it.each([
    [
      'a folder it must not know',
      'src-main/pop3/bad.ts',
      "import '../store/rows.ts'",
      'src-main/store/rows.ts',
    ],
    [
      'even a type of a folder it must not know',
      'src-main/pop3/bad.ts',
      "import type { Row } from '../store/rows.ts'\nexport type Bad = Row",
      'src-main/store/rows.ts',
    ],
    [
      'a value where only types are allowed',
      'src-main/store/bad.ts',
      "import { LIMIT } from '../contract/account.ts'\nexport const bad = LIMIT",
      'src-main/contract/account.ts',
    ],
    [
      'the main process from the page',
      'src-renderer/api/bad.ts',
      "import { LIMIT } from '../../src-main/contract/account.ts'\nexport const bad = LIMIT",
      'src-main/contract/account.ts',
    ],
    [
      'a store from the script of a component',
      'src-renderer/components/Bad.vue',
      '<script setup lang="ts">\nimport { store } from \'../stores/accounts.ts\'\nstore\n</script>\n<template><p /></template>',
      'src-renderer/stores/accounts.ts',
    ],
    [
      'the bridge from a feature',
      'src-renderer/features/bad.ts',
      "import { api } from '../api/mail-api.ts'\nexport const bad = api",
      'src-renderer/api/mail-api.ts',
    ],
    ['Node from the page', 'src-renderer/text/bad.ts', "import 'node:fs'", 'fs'],
    [
      'more of the wire than its errors from ipc',
      'src-main/ipc/bad.ts',
      "import '../pop3/session.ts'",
      'src-main/pop3/session.ts',
    ],
    ['what does not exist', 'src-main/app/bad.ts', "import './gone.ts'", './gone.ts'],
  ])('report an import of %s', async (_what, file, text, target) => {
    expect(await violationsWith({ [file]: text })).toContain(`${file} -> ${target}`)
  })

  it('report Electron where plain Node must do', async () => {
    const electron = {
      'node_modules/electron/package.json': '{"main":"index.js"}',
      'node_modules/electron/index.js': '',
    }

    const violations = await violationsWith({ ...electron, 'src-main/sync/bad.ts': "import 'electron'" })

    expect(violations).toEqual(['src-main/sync/bad.ts -> node_modules/electron/index.js'])
  })

  it('report a cycle', async () => {
    const violations = await violationsWith({
      'src-main/pop3/one.ts': "import { two } from './two.ts'\nexport const one = () => two",
      'src-main/pop3/two.ts': "import { one } from './one.ts'\nexport const two = () => one",
    })

    expect(violations).toContain('src-main/pop3/one.ts -> src-main/pop3/two.ts')
  })
})

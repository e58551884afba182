import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TortureReport } from '../torture/run-torture.ts'
import { skipsDovecot } from './dovecot.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const torture = (...args: string[]) =>
  promisify(execFile)(process.execPath, [
    at('node_modules/tsx/dist/cli.mjs'),
    at('tests/torture/torture.ts'),
    ...args,
  ])
/** Twenty rounds take less than a minute where nothing else runs. */
const DEADLINE = 360_000

describe.skipIf(skipsDovecot())('a sync that is killed again and again', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restante-torture-test-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it(
    'loses nothing, repeats nothing and damages nothing in 20 kills, and finishes when it is left alone',
    async () => {
      const json = join(folder, 'torture.json')

      const { stdout } = await torture('--kills', '20', '--seed', '42', '--json', json)

      const report = JSON.parse(await readFile(json, 'utf8')) as TortureReport
      expect(report).toMatchObject({ seed: 42, rounds: 20, violations: [], keptIn: null })
      expect(Object.values(report.tally.kills).reduce((sum, count) => sum + count)).toBe(20)
      expect(report.messages).toBeGreaterThanOrEqual(400)
      expect(stdout).toContain('violations: 0')
    },
    DEADLINE,
  )

  it('says which argument is wrong', async () => {
    await expect(torture('--kills', 'all')).rejects.toMatchObject({
      stderr: expect.stringContaining('--kills takes a whole number from 1 on, not all') as unknown,
    })
  })
})

import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mpopVersion } from '../bench/mpop.ts'
import { skipsDovecot } from './dovecot.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const bench = (...args: string[]) =>
  promisify(execFile)(process.execPath, [
    at('node_modules/tsx/dist/cli.mjs'),
    at('tests/bench/sync.ts'),
    ...args,
  ])

const NUMBER: unknown = expect.any(Number)
const SPREAD = { min: NUMBER, median: NUMBER, max: NUMBER }
const FIGURES = {
  seconds: SPREAD,
  messagesPerSecond: NUMBER,
  megabytesPerSecond: NUMBER,
  peakMemory: NUMBER,
}

describe.skipIf(skipsDovecot())('the sync bench', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restante-bench-test-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('measures everything, on a long line too, and writes all figures as JSON', async () => {
    const json = join(folder, 'sync.json')
    const mpop = mpopVersion()

    const { stdout } = await bench(
      '--messages',
      '30',
      '--rtt',
      '4',
      '--rounds',
      '2',
      '--seed',
      '7',
      '--json',
      json,
    )

    const text = await readFile(json, 'utf8')
    expect(JSON.parse(text)).toEqual({
      messages: 30,
      octets: NUMBER,
      sizeMix: 'desktop',
      roundTrip: 4,
      seed: 7,
      rounds: 2,
      machine: { cores: NUMBER, memory: NUMBER },
      versions: { node: process.versions.node, mpop },
      mpopDelivery: 'maildir',
      raw: FIGURES,
      mpop: mpop && FIGURES,
      restante: { ...FIGURES, listSeconds: SPREAD, indexedSeconds: SPREAD },
      ratios: { restanteToMpop: mpop && SPREAD, restanteToRaw: SPREAD },
    })
    expect(stdout).toContain('Restante : raw')
    expect(text + stdout).not.toContain(tmpdir())
  })

  it('measures several accounts at once beside one after another', async () => {
    const json = join(folder, 'accounts.json')

    const { stdout } = await bench('--accounts', '3', '--messages', '5', '--rounds', '1', '--json', json)

    expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({
      accounts: 3,
      messages: 5,
      inTurn: SPREAD,
      atOnce: SPREAD,
      gain: SPREAD,
      peakMemory: NUMBER,
    })
    expect(stdout).toContain('in turn : at once')
  })

  it('says which argument is wrong', async () => {
    await expect(bench('--messages', 'many')).rejects.toMatchObject({
      stderr: expect.stringContaining('--messages takes a whole number from 1 on, not many') as unknown,
    })
  })
})

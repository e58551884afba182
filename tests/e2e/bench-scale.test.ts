import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runProgram } from '../bench/run-program.ts'
import type { ScaleReport } from '../bench/scale/describe-scale.ts'
import { makeProfile, PROJECT } from './drive-app.ts'

describe('npm run bench -- scale', () => {
  it('fills a store, starts the packaged program on it, and measures all that it promises', async () => {
    const folder = await makeProfile()
    const json = join(folder.path, 'scale.json')
    const args = ['--messages', '10000', '--rounds', '1', '--json', json]

    const { output } = await runProgram(process.execPath, [
      join(PROJECT, 'node_modules/tsx/dist/cli.mjs'),
      join(PROJECT, 'tests/bench/scale.ts'),
      ...args,
    ])

    const report = JSON.parse(await readFile(json, 'utf8')) as ScaleReport
    expect(report.rawOctets).toBeGreaterThan(150_000_000)
    expect(report.databaseOctets).toBeGreaterThan(report.rawOctets)
    expect(report.starts.every(({ toListSeconds, memory }) => toListSeconds > 0 && memory > 0)).toBe(true)
    expect(report.session.switches.length).toBeGreaterThan(20)
    expect(report.session.scrolling.frames).toBeGreaterThan(60)
    expect(report.session.searches).toHaveLength(200)
    // A query that finds nothing would be quick for a bad reason. A number alone is rarely in the text of a message.
    const found = report.session.searches.filter(({ total }) => total !== 0)
    expect(found.length).toBeGreaterThan(160)
    expect(report.session.typing.keys).toBeGreaterThan(10)
    expect(report.session.waits.list.length).toBeGreaterThan(0)
    expect(report.session.mainWaits.sync.length).toBeGreaterThan(10)
    expect(report.session.marking.messages).toBe(1_000)
    expect(output).toContain('cold start to a list')
    await folder.remove()
  }, 600_000)
})

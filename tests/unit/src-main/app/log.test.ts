import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLog } from '../../../../src-main/app/log.ts'

describe('the log', () => {
  let parent: string
  let folder: string
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'restante-log-'))
    folder = join(parent, 'logs')
  })
  afterEach(() => rmSync(parent, { recursive: true }))

  const text = (): string => readFileSync(join(folder, 'restante.log'), 'utf8')

  it('writes what happened, when, and the facts of it, for its user alone', () => {
    openLog(folder).note('sync ended', { account: '1f3a9c22', new: 3, failure: null })

    expect(text()).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} info sync ended account=1f3a9c22 new=3 failure=null\r?\n$/,
    )
    expect(statSync(join(folder, 'restante.log')).mode & 0o077).toBe(0)
  })

  it('keeps of an error its name, its harmless words and where in the code it was thrown', () => {
    const error = new TypeError(
      'getaddrinfo ENOTFOUND pop.famiglia.example for rosa@famiglia.example: Sesamo9',
    )
    error.stack = [
      `TypeError: ${error.message}`,
      '    at openSocket (file:///home/rosa/restante/out/main/main.js:120:7)',
      '    at async C:\\Users\\Rosa\\restante\\main.js:7:31',
    ].join('\n')

    openLog(folder).fault('uncaught exception', error)

    expect(text().split(/\r?\n/)).toEqual([
      expect.stringMatching(/ error uncaught exception$/),
      '    TypeError: getaddrinfo ENOTFOUND h1.example for a1@h2.example: …',
      '    at openSocket main.js:120:7',
      '    at main.js:7:31',
      '',
    ])
  })

  it.each([
    ['a text', 'Sesamo9'],
    ['nothing', undefined],
    [
      'an object that says otherwise',
      { name: 'rosa@famiglia.example\n', message: 'Sesamo9', stack: 'Sesamo9' },
    ],
  ])('writes down %s that was thrown, without its words', (_, thrown) => {
    openLog(folder).fault('unhandled rejection', thrown)

    expect(text()).toContain('unhandled rejection')
    expect(text()).not.toMatch(/Sesamo9|rosa/)
  })

  it('begins a new file when one is full, and keeps no more than four', () => {
    const log = openLog(folder)
    // Half a file each, so that a run of twenty goes round more than twice.
    const half = 'x'.repeat(260_000)
    for (let round = 0; round < 20; round++) log.note(`${round} ${half}`)

    expect(readdirSync(folder).sort()).toEqual([
      'restante.1.log',
      'restante.2.log',
      'restante.3.log',
      'restante.log',
    ])
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(800_000)
    expect(log.last(2).map((line) => /info (\d+) /.exec(line)?.[1])).toEqual(['18', '19'])
  })

  it('goes on where the last run ended', () => {
    openLog(folder).note('first')
    openLog(folder).note('second')

    expect(openLog(folder).last(5)).toEqual([
      expect.stringContaining('first') as string,
      expect.stringContaining('second') as string,
    ])
  })

  it('loses the line, and nothing else, where it cannot write', () => {
    writeFileSync(folder, 'in the way')

    expect(() => openLog(folder).note('started')).not.toThrow()
    expect(openLog(folder).last(5)).toEqual([])
  })
})

import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeBeside, writeWhole } from '../../../../src-main/transfer/save-file.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'restante-test-'))
})
afterEach(() => rm(directory, { recursive: true }))

const bytes = (text: string): Uint8Array => Buffer.from(text)

describe('writeBeside', () => {
  it('overwrites nothing: a twin gets a number before its extension', async () => {
    const paths = [
      await writeBeside(directory, 'agenda.pdf', bytes('one')),
      await writeBeside(directory, 'agenda.pdf', bytes('two')),
      await writeBeside(directory, 'agenda.pdf', bytes('three')),
    ]

    expect((await readdir(directory)).sort()).toEqual(['agenda (2).pdf', 'agenda (3).pdf', 'agenda.pdf'])
    expect(await Promise.all(paths.map((path) => readFile(path, 'utf8')))).toEqual(['one', 'two', 'three'])
  })

  it('passes on why a folder cannot be written to', async () => {
    await expect(writeBeside(join(directory, 'gone'), 'a.txt', bytes(''))).rejects.toMatchObject({
      code: 'ENOENT',
    })
  })
})

describe('writeWhole', () => {
  it('replaces what is there, also when that was longer', async () => {
    const path = join(directory, 'a.txt')
    await writeWhole(path, bytes('a long text'))

    await writeWhole(path, bytes('short'))

    expect(await readFile(path, 'utf8')).toBe('short')
  })
})

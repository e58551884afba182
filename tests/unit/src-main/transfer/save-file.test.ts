import { lstat, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeBeside, writeWhole } from '../../../../src-main/transfer/save-file.ts'
import { canMakeDisks, makeSmallDisk, type SmallDisk } from '../../../support/small-disk.ts'

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

  it('goes where a link leads, and the link stays', async () => {
    await writeFile(join(directory, 'there.txt'), 'old')
    await symlink(join(directory, 'there.txt'), join(directory, 'link.txt'))

    await writeWhole(join(directory, 'link.txt'), bytes('new'))

    expect(await readFile(join(directory, 'there.txt'), 'utf8')).toBe('new')
    expect((await lstat(join(directory, 'link.txt'))).isSymbolicLink()).toBe(true)
  })

  it('leaves nothing behind where it cannot take the place of what is there, or reach it', async () => {
    await mkdir(join(directory, 'a.txt'))
    await writeFile(join(directory, 'file'), '')

    await expect(writeWhole(join(directory, 'a.txt'), bytes('text'))).rejects.toMatchObject({
      syscall: 'rename',
    })
    await expect(writeWhole(join(directory, 'file', 'a.txt'), bytes('text'))).rejects.toMatchObject({
      code: 'ENOTDIR',
    })
    expect((await readdir(directory)).sort()).toEqual(['a.txt', 'file'])
  })
})

// Only root can make a disk to fill.
describe.skipIf(!canMakeDisks())('a full target', () => {
  const TOO_MUCH = new Uint8Array(2_000_000)
  let disk: SmallDisk
  beforeEach(async () => {
    disk = await makeSmallDisk(1)
  })
  afterEach(() => disk.remove())

  it('keeps the file that was to be replaced, and no half of the new one', async () => {
    const path = join(disk.path, 'a.txt')
    await writeWhole(path, bytes('what was there'))

    await expect(writeWhole(path, TOO_MUCH)).rejects.toMatchObject({ code: 'ENOSPC' })

    expect(await readdir(disk.path)).toEqual(['a.txt'])
    expect(await readFile(path, 'utf8')).toBe('what was there')
  })

  it('gets no half of a file beside others', async () => {
    await expect(writeBeside(disk.path, 'a.pdf', TOO_MUCH)).rejects.toMatchObject({ code: 'ENOSPC' })

    expect(await readdir(disk.path)).toEqual([])
  })
})

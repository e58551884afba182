import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markDownloaded } from '../../../../src-main/app/mark-downloaded.ts'

describe('markDownloaded', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restante-mark-'))
    await writeFile(join(folder, 'a.pdf'), 'content')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('A2: writes the stream that Windows asks about', async () => {
    const isMarked = await markDownloaded(join(folder, 'a.pdf'), 'win32')

    expect(isMarked).toBe(true)
    // Elsewhere the name of the stream is that of a file.
    const zone = await readFile(join(folder, 'a.pdf:Zone.Identifier'), 'utf8')
    expect(zone).toBe('[ZoneTransfer]\r\nZoneId=3\r\n')
    expect(await readFile(join(folder, 'a.pdf'), 'utf8')).toBe('content')
  })

  it('has no mark to give on Linux', async () => {
    expect(await markDownloaded(join(folder, 'a.pdf'), 'linux')).toBe(false)
    expect(await readdir(folder)).toEqual(['a.pdf'])
  })

  it('leaves the file to the user where the mark cannot be had', async () => {
    expect(await markDownloaded(join(folder, 'missing/a.pdf'), 'win32')).toBe(false)
  })

  it.skipIf(process.platform === 'darwin')('does without the tool of macOS', async () => {
    expect(await markDownloaded(join(folder, 'a.pdf'), 'darwin')).toBe(false)
    expect(await readFile(join(folder, 'a.pdf'), 'utf8')).toBe('content')
  })
})

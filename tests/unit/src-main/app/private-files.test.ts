import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPrivateFiles } from '../../../../src-main/app/private-files.ts'

describe('files for other programs', () => {
  let parent: string
  beforeEach(async () => (parent = await mkdtemp(join(tmpdir(), 'private-files-'))))
  afterEach(() => rm(parent, { recursive: true }))
  const file = { fileName: 'list.pdf', bytes: new Uint8Array([1, 2, 3]) }

  it('lie in a folder that only this user can enter, twins beside each other, until they are cleared', async () => {
    const files = createPrivateFiles('/profile', parent)
    const [one, other] = [await files.write(file), await files.write(file)]

    expect(one).not.toBe(other)
    expect(await readFile(other)).toEqual(Buffer.from([1, 2, 3]))
    if (process.platform !== 'win32') expect((await stat(dirname(one))).mode & 0o077).toBe(0)

    await files.clear()
    expect(await readdir(parent)).toEqual([])
  })

  it('go at the next start when the program was killed, and those of another profile stay', async () => {
    await createPrivateFiles('/profile', parent).write(file)
    const other = await createPrivateFiles('/other', parent).write(file)

    await createPrivateFiles('/profile', parent).clear()

    expect(await readdir(parent)).toHaveLength(1)
    expect(await readFile(other)).toHaveLength(3)
  })
})

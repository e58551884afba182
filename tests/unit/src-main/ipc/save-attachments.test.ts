import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  attachmentHandlers,
  type AttachmentHandlerParts,
} from '../../../../src-main/ipc/handlers/attachments.ts'
import { createJobs, type Jobs } from '../../../../src-main/ipc/jobs.ts'
import { canMakeDisks, makeSmallDisk } from '../../../support/small-disk.ts'

const NAMES = ['agenda.pdf', 'list.txt', 'photo.jpg']

describe('saving all attachments', () => {
  let folder: string
  let jobs: Jobs
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restante-test-'))
    jobs = createJobs(() => undefined)
  })
  afterEach(() => rm(folder, { recursive: true }))

  /** A message with three files into `directory`; `bytesOf` gives each. */
  const saveAll = (directory: string, bytesOf: (index: number) => Promise<Uint8Array> | Uint8Array) =>
    attachmentHandlers({
      reader: () => ({
        open: () =>
          Promise.resolve({
            attachments: NAMES.map((fileName, index) => ({ index, fileName, isInline: false })),
          }),
        part: async (_: number, index: number) => ({
          fileName: NAMES[index],
          bytes: await bytesOf(index),
        }),
      }),
      jobs: () => jobs,
      chooseDirectory: () => Promise.resolve(directory),
      markDownloaded: () => Promise.resolve(),
    } as unknown as AttachmentHandlerParts)['attachments:saveAll']({ messageId: 1, indices: null })

  it('A1: writes them beside what is there', async () => {
    await writeFile(join(folder, 'list.txt'), 'mine')

    expect(await saveAll(folder, () => Buffer.from('x'))).toEqual({ directory: folder, count: 3 })

    expect((await readdir(folder)).sort()).toEqual(['agenda.pdf', 'list (2).txt', 'list.txt', 'photo.jpg'])
  })

  it('leaves none of them when one cannot be read, and what was there', async () => {
    await writeFile(join(folder, 'list.txt'), 'mine')

    const saved = saveAll(folder, (index) =>
      index === 2 ? Promise.reject(new Error('damaged')) : Buffer.from('x'),
    )

    await expect(saved).rejects.toThrow('damaged')
    expect(await readdir(folder)).toEqual(['list.txt'])
  })

  it('says why where nothing can be written', async () => {
    await writeFile(join(folder, 'file'), '')

    await expect(saveAll(join(folder, 'file'), () => Buffer.from('x'))).rejects.toMatchObject({
      code: 'ENOTDIR',
    })
    expect(await readdir(folder)).toEqual(['file'])
  })

  // Only root can make a disk to fill.
  it.skipIf(!canMakeDisks())('leaves none of them on a target that fills up', async () => {
    const disk = await makeSmallDisk(1)
    try {
      const saved = saveAll(disk.path, (index) => new Uint8Array(index === 2 ? 2_000_000 : 1000))

      await expect(saved).rejects.toMatchObject({ code: 'ENOSPC' })
      expect(await readdir(disk.path)).toEqual([])
    } finally {
      await disk.remove()
    }
  })

  it('is shown where it takes long, and leaves none of them when it is stopped', async () => {
    let goOn!: () => void
    const waiting = new Promise<void>((resolve) => (goOn = resolve))
    const saved = saveAll(folder, async (index) => {
      if (index === 2) await waiting
      return Buffer.from('x')
    })
    await vi.waitFor(() =>
      expect(jobs.list()).toMatchObject([{ kind: 'save', unit: 'files', done: 2, total: 3 }]),
    )

    jobs.cancel(jobs.list()[0]!.id)
    goOn()

    expect(await saved).toBeNull()
    expect(await readdir(folder)).toEqual([])
  })
})

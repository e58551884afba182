import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startupHandlers } from '../../../../src-main/app/startup-handlers.ts'
import { attachmentHandlers } from '../../../../src-main/ipc/handlers/attachments.ts'
import { consoleHandlers } from '../../../../src-main/ipc/handlers/console.ts'
import { messageHandlers } from '../../../../src-main/ipc/handlers/messages.ts'
import { readingHandlers } from '../../../../src-main/ipc/handlers/reading.ts'
import { toFailure } from '../../../../src-main/ipc/to-failure.ts'
import { canMakeDisks, makeSmallDisk } from '../../../support/small-disk.ts'

/** More than there is room for on a disk of one megabyte. */
const bytes = Buffer.alloc(2_000_000, 'x')

/** Handlers that ask for no more than what these parts have. */
const handlersOf = (path: string) => {
  const part = { fileName: 'agenda.pdf', bytes }
  const reader = () => ({
    source: () => Promise.resolve(bytes),
    open: () => Promise.resolve({ row: { subject: 'Minutes' } }),
    part: () => Promise.resolve(part),
  })
  const parts = {
    reader,
    chooseFile: () => Promise.resolve(path),
    paper: { toPdf: () => Promise.resolve(bytes) },
    markDownloaded: () => Promise.resolve(),
  }
  return {
    ...messageHandlers(parts as unknown as Parameters<typeof messageHandlers>[0]),
    ...readingHandlers(parts as unknown as Parameters<typeof readingHandlers>[0]),
    ...consoleHandlers(parts as unknown as Parameters<typeof consoleHandlers>[0]),
    ...attachmentHandlers(parts as unknown as Parameters<typeof attachmentHandlers>[0]),
    ...startupHandlers(parts as unknown as Parameters<typeof startupHandlers>[0]),
  }
}

const text = bytes.toString()
/** Each way in which one file leaves the program. */
const WAYS: [what: string, save: (path: string) => unknown][] = [
  ['a message (.eml)', (path) => handlersOf(path)['messages:save']({ id: 1 })],
  [
    'a message as PDF',
    (path) =>
      handlersOf(path)['reading:savePdf']({
        messageId: 1,
        body: 'text',
        withPictures: false,
        font: 'fixed',
      }),
  ],
  ['an attachment', (path) => handlersOf(path)['attachments:save']({ messageId: 1, index: 0 })],
  ['a conversation', (path) => handlersOf(path)['console:save']({ kind: 'conversation', text })],
  ['the support bundle', (path) => handlersOf(path)['console:save']({ kind: 'support-bundle', text })],
  [
    'the recovery sheet',
    (path) => handlersOf(path)['startup:saveRecoverySheet']({ name: 'Recovery key', text }),
  ],
]

describe('what cannot be saved', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restante-test-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  /** What the user is told of it. */
  const told = async (saved: unknown): Promise<string> => {
    try {
      await saved
      return 'saved'
    } catch (error) {
      return toFailure(error).code
    }
  }

  it.each(WAYS)('is said, where nothing can be written: %s', async (_, save) => {
    await writeFile(join(folder, 'file'), 'mine')

    expect(await told(save(join(folder, 'file', 'saved')))).toBe('file-not-written')
    expect(await readdir(folder)).toEqual(['file'])
  })

  // Only root can make a disk to fill.
  it.skipIf(!canMakeDisks()).each(WAYS)(
    'is said, and leaves nothing, on a full disk: %s',
    async (_, save) => {
      const disk = await makeSmallDisk(1)
      try {
        expect(await told(save(join(disk.path, 'saved')))).toBe('disk-full')
        expect(await readdir(disk.path)).toEqual([])
      } finally {
        await disk.remove()
      }
    },
  )
})

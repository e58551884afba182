import { fileURLToPath } from 'node:url'
import { startMimeClient } from '../../src-main/mime/mime-client.ts'
import { MimeError } from '../../src-main/mime/mime-error.ts'
import type { MimeErrorKind } from '../../src-main/mime/mime-error.ts'
import { startTsWorker } from '../support/ts-worker.ts'
import { compareMessage } from './compare.ts'
import type { Comparison } from './compare.ts'
import { expectedRecords, messageFiles, readMessage } from './records.ts'
import { PLAIN_LOOK } from '../support/plain-look.ts'

/** What became of one message. */
export interface Reading {
  file: string
  /** Of work, to take it apart and make both bodies safe to show: so a busy machine changes nothing. */
  millis: number
  /** Why it cannot be shown; null: it can. */
  refused: MimeErrorKind | null
  comparisons: Comparison[]
}

const WORKER = fileURLToPath(new URL('../../src-main/mime/mime-worker.ts', import.meta.url))

const WORKER_START_MS = 60_000

/**
 * Reads every message of a folder as the program does, each ended after `deadlineMs`, and compares those that something
 * is expected of (records.ts).
 */
export async function* runCorpus(folder: string, deadlineMs: number): AsyncGenerator<Reading> {
  let allowed = WORKER_START_MS
  const mime = startMimeClient(() => startTsWorker(WORKER), { deadlineMs: () => allowed })
  /** The worker's own start, from TypeScript, is no message's fault. */
  const startWorker = async (): Promise<void> => {
    allowed = WORKER_START_MS
    await mime.summariseHeaders({ blocks: [] })
    allowed = deadlineMs
  }
  const expected = expectedRecords(folder)
  const show = async (file: string): Promise<MimeErrorKind | null> => {
    try {
      await mime.openMessage({ key: file, bytes: readMessage(folder, file) })
      for (const body of ['html', 'text'] as const)
        await mime.renderBody({ ...PLAIN_LOOK, key: file, body, withPictures: true })
      return null
    } catch (error) {
      if (error instanceof MimeError) return error.kind
      throw error
    }
  }
  try {
    await startWorker()
    for (const file of messageFiles(folder)) {
      const before = process.cpuUsage()
      const refused = await show(file)
      const { user, system } = process.cpuUsage(before)
      const millis = (user + system) / 1000
      if (refused === 'too-slow' || refused === 'stopped') await startWorker()
      const record = refused === 'too-slow' ? undefined : expected.get(file)
      const comparisons = record ? await compareMessage(readMessage(folder, file), record) : []
      yield { file, millis, refused, comparisons }
    }
  } finally {
    await mime.close()
  }
}

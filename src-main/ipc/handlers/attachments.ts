import { rm } from 'node:fs/promises'
import type { Handlers } from '../../contract/calls.ts'
import type { Attachment } from '../../contract/message.ts'
import { cleanFileName } from '../../mime/attachment-name.ts'
import { writeBeside, writeWhole } from '../../transfer/save-file.ts'
import { showAwaited } from '../awaited-jobs.ts'
import type { JobReport, Jobs } from '../jobs.ts'
import type { MessagePart, MessageReader } from '../message-reader.ts'
import { Refusal } from '../refusal.ts'

type AttachmentCalls = Pick<Handlers, Extract<keyof Handlers, `attachments:${string}` | 'messages:drag'>>

type NamedFile = Pick<MessagePart, 'fileName' | 'bytes'>

export interface AttachmentHandlerParts {
  reader: () => MessageReader
  jobs: () => Jobs
  chooseFile: (suggestedName: string) => Promise<string | null>
  chooseDirectory: () => Promise<string | null>
  /** What other programs get. */
  opener: {
    /** Gives the file to the program that the system has for its kind. */
    open: (part: MessagePart) => Promise<void>
    programsFor: (mimeType: string) => Promise<{ id: string; name: string }[]>
    openWith: (part: MessagePart, programId: string) => Promise<void>
    drag: (files: readonly (() => Promise<NamedFile>)[]) => Promise<void>
  }
  copyText: (text: string) => void
  /** Tells the system that a file came from outside, where it wants to know. */
  markDownloaded: (path: string) => Promise<unknown>
}

interface Address {
  messageId: number
  index: number
}

export function attachmentHandlers({
  reader,
  jobs,
  chooseFile,
  chooseDirectory,
  opener,
  copyText,
  markDownloaded,
}: AttachmentHandlerParts): AttachmentCalls {
  async function find({ messageId, index }: Address): Promise<Attachment> {
    const { attachments } = await reader().open(messageId)
    const attachment = attachments.find((one) => one.index === index)
    if (!attachment)
      throw new Refusal('not-found', `message ${String(messageId)} has no part ${String(index)}`)
    return attachment
  }

  /** @throws Refusal `attachment-dangerous` for what can run code when opened */
  async function harmlessPart(address: Address): Promise<MessagePart> {
    const { isDangerous, fileName } = await find(address)
    if (isDangerous) throw new Refusal('attachment-dangerous', `${fileName} could run code when opened`)
    return reader().part(address.messageId, address.index)
  }

  /** All of them, or none: what was written goes when one cannot be, or nobody wants them any more. */
  async function saveInto(
    directory: string,
    addresses: Address[],
    report: (state: JobReport) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const written: string[] = []
    try {
      for (const { messageId, index } of addresses) {
        report({ done: written.length, total: addresses.length })
        const { fileName, bytes } = await reader().part(messageId, index)
        signal.throwIfAborted()
        const path = await writeBeside(directory, fileName, bytes)
        written.push(path)
        await markDownloaded(path)
      }
    } catch (error) {
      await Promise.all(written.map((path) => rm(path, { force: true })))
      throw error
    }
  }

  return {
    'attachments:open': async (address) => opener.open(await harmlessPart(address)),
    'attachments:programs': async (address) => {
      const { mimeType, isDangerous } = await find(address)
      return isDangerous ? [] : opener.programsFor(mimeType)
    },
    'attachments:openWith': async ({ programId, ...address }) =>
      opener.openWith(await harmlessPart(address), programId),
    'attachments:drag': async ({ messageId, index }) => opener.drag([() => reader().part(messageId, index)]),
    'attachments:copyName': async (address) => copyText((await find(address)).fileName),
    'messages:drag': async ({ ids }) => {
      const rows = await Promise.all(ids.map((id) => reader().row(id)))
      const here = rows.filter(({ where }) => where !== 'server')
      await opener.drag(
        here.map(({ id, subject }) => async () => {
          const name = cleanFileName(subject.replaceAll(/[/\\]/g, '-')) || 'message'
          return { fileName: `${name.slice(0, 80)}.eml`, bytes: await reader().source(id) }
        }),
      )
      return { leftOut: rows.length - here.length }
    },
    'attachments:save': async ({ messageId, index }) => {
      const { fileName, bytes } = await reader().part(messageId, index)
      const path = await chooseFile(fileName)
      if (path === null) return null
      await writeWhole(path, bytes)
      await markDownloaded(path)
      return { path }
    },
    'attachments:saveAll': async ({ messageId, indices }) => {
      const { attachments } = await reader().open(messageId)
      const directory = await chooseDirectory()
      if (directory === null) return null
      const listed = attachments.filter(({ isInline, index }) => indices?.includes(index) ?? !isInline)
      const addresses = listed.map(({ index }) => ({ messageId, index }))
      return showAwaited(jobs(), 'save', 'files', async (report, signal) => {
        await saveInto(directory, addresses, report, signal)
        return { directory, count: addresses.length }
      })
    },
  }
}

import type { Handlers } from '../../contract/calls.ts'
import { writeBeside, writeWhole } from '../../transfer/save-file.ts'
import type { MessagePart, MessageReader } from '../message-reader.ts'
import { Refusal } from '../refusal.ts'

type AttachmentCalls = Pick<Handlers, Extract<keyof Handlers, `attachments:${string}`>>

export interface AttachmentHandlerParts {
  reader: () => MessageReader
  chooseFile: (suggestedName: string) => Promise<string | null>
  chooseDirectory: () => Promise<string | null>
  /** Gives the file to the program that the system has for its kind. */
  openFile: (part: MessagePart) => Promise<void>
  /** Tells the system that a file came from outside, where it wants to know. */
  markDownloaded: (path: string) => Promise<unknown>
}

export function attachmentHandlers({
  reader,
  chooseFile,
  chooseDirectory,
  openFile,
  markDownloaded,
}: AttachmentHandlerParts): AttachmentCalls {
  return {
    'attachments:open': async ({ messageId, index }) => {
      const { attachments } = await reader().open(messageId)
      const attachment = attachments.find((one) => one.index === index)
      if (!attachment)
        throw new Refusal('not-found', `message ${String(messageId)} has no part ${String(index)}`)
      if (attachment.isDangerous) {
        throw new Refusal('attachment-dangerous', `${attachment.fileName} could run code when opened`)
      }
      await openFile(await reader().part(messageId, index))
    },
    'attachments:save': async ({ messageId, index }) => {
      const { fileName, bytes } = await reader().part(messageId, index)
      const path = await chooseFile(fileName)
      if (path === null) return null
      await writeWhole(path, bytes)
      await markDownloaded(path)
      return { path }
    },
    'attachments:saveAll': async ({ messageId }) => {
      const { attachments } = await reader().open(messageId)
      const directory = await chooseDirectory()
      if (directory === null) return null
      const listed = attachments.filter(({ isInline }) => !isInline)
      for (const { index } of listed) {
        const { fileName, bytes } = await reader().part(messageId, index)
        await markDownloaded(await writeBeside(directory, fileName, bytes))
      }
      return { directory, count: listed.length }
    },
  }
}

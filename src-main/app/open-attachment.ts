import { app, nativeImage, shell, type NativeImage, type WebContents } from 'electron'
import type { MessagePart } from '../ipc/message-reader.ts'
import { openWithOf, type Program } from './open-with.ts'
import type { PrivateFiles } from './private-files.ts'

/** Gives files of messages to other programs: by the system's choice, by the user's, or by dragging them out. */
export interface AttachmentOpener {
  open: (part: MessagePart) => Promise<void>
  programsFor: (mimeType: string) => Promise<Program[]>
  openWith: (part: MessagePart, programId: string) => Promise<void>
  /** Begins a drag out of the window, while the button of the mouse is down. One file at a time is in memory. */
  drag: (files: readonly (() => Promise<Pick<MessagePart, 'fileName' | 'bytes'>>)[]) => Promise<void>
}

export function createAttachmentOpener(
  files: PrivateFiles,
  window: () => WebContents | null,
): AttachmentOpener {
  const otherwise = openWithOf(process.platform)
  const language = (): string => app.getLocale().split('-')[0] ?? 'en'
  return {
    async open(part) {
      const problem = await shell.openPath(await files.write(part))
      if (problem !== '') throw new Error(problem)
    },
    programsFor: (mimeType) => otherwise.programsFor(mimeType, language()),
    openWith: async (part, programId) => otherwise.open(await files.write(part), programId),
    async drag(wanted) {
      const paths: string[] = []
      for (const get of wanted) paths.push(await files.write(await get()))
      const [file] = paths
      if (file !== undefined) window()?.startDrag({ file, files: paths, icon: await iconOf(file) })
    },
  }
}

/** Where the system has no picture for a kind of file, a blank sheet: without one there is no drag. */
async function iconOf(path: string): Promise<NativeImage> {
  const icon = await app.getFileIcon(path, { size: 'normal' }).catch(() => nativeImage.createEmpty())
  return icon.isEmpty() ? nativeImage.createFromBuffer(sheet(), { width: 24, height: 32 }) : icon
}

/** BGRA: white, with a grey edge. */
function sheet(): Buffer {
  const [width, height] = [24, 32]
  const pixels = Buffer.alloc(width * height * 4, 0xff)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isEdge = x === 0 || y === 0 || x === width - 1 || y === height - 1
      if (isEdge) pixels.fill(0x90, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  }
  return pixels
}

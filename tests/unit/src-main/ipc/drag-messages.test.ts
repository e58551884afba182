import { describe, expect, it } from 'vitest'
import type { AttachmentHandlerParts } from '../../../../src-main/ipc/handlers/attachments.ts'
import { attachmentHandlers } from '../../../../src-main/ipc/handlers/attachments.ts'

describe('dragging messages out', () => {
  it('takes those that are here, and counts the rest', async () => {
    const given: string[] = []
    const reader = {
      row: (id: number) =>
        Promise.resolve({ id, subject: `Letter ${String(id)}`, where: id === 2 ? 'server' : 'both' }),
      source: (id: number) =>
        id === 2 ? Promise.reject(new Error('not here')) : Promise.resolve(new Uint8Array([id])),
    }
    const handlers = attachmentHandlers({
      reader: () => reader,
      opener: {
        drag: async (files: readonly (() => Promise<{ fileName: string }>)[]) => {
          for (const get of files) given.push((await get()).fileName)
        },
      },
    } as unknown as AttachmentHandlerParts)

    expect(await handlers['messages:drag']({ ids: [1, 2, 3] })).toEqual({ leftOut: 1 })
    expect(given).toEqual(['Letter 1.eml', 'Letter 3.eml'])
  })
})

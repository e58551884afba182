import type { Handlers } from '../../contract/calls.ts'
import type { Store } from '../../store/store-client.ts'
import { writeWhole } from '../../transfer/save-file.ts'
import type { Broadcast } from '../broadcast.ts'
import type { MessageReader } from '../message-reader.ts'

/** The source is shown as far as an eye will follow it; the whole is had by saving it. */
const MAX_SOURCE_OCTETS = 1024 * 1024

type MessageCalls = Pick<Handlers, Extract<keyof Handlers, `messages:${string}`>>

export interface MessageHandlerParts {
  store: () => Store
  reader: () => MessageReader
  broadcast: Broadcast
  /** Asks where to save; null when the user would rather not. */
  chooseFile: (suggestedName: string) => Promise<string | null>
}

export function messageHandlers({ store, reader, broadcast, chooseFile }: MessageHandlerParts): MessageCalls {
  const changed = ({ accountIds }: { accountIds: string[] }): void =>
    broadcast('messages:changed', { accountIds })

  return {
    'messages:list': (page) => store().listMessages(page),
    'messages:counts': () => store().countPlaces(),
    'messages:open': ({ id }) => reader().open(id),
    'messages:source': async ({ id }) => {
      const bytes = await reader().source(id)
      return {
        source: Buffer.from(bytes.buffer, 0, Math.min(bytes.byteLength, MAX_SOURCE_OCTETS)).toString(
          'latin1',
        ),
        isCut: bytes.byteLength > MAX_SOURCE_OCTETS,
      }
    },
    'messages:setUnread': async (change) => changed(await store().setUnread(change)),
    'messages:setStarred': async (change) => changed(await store().setStarred(change)),
    'messages:move': async (change) => changed(await store().moveMessages(change)),
    'messages:save': async ({ id }) => {
      const bytes = await reader().source(id)
      const path = await chooseFile(`message-${String(id)}.eml`)
      if (path === null) return null
      await writeWhole(path, bytes)
      return { path }
    },
  }
}

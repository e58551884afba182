import type { Handlers } from '../../contract/calls.ts'
import type { Store } from '../../store/store-client.ts'
import type { MessageReader } from '../message-reader.ts'

type PictureCalls = Pick<Handlers, Extract<keyof Handlers, `pictures:${string}`>>

/** Whose pictures may be got from the network: the user's word, message by message or sender by sender. */
export const pictureHandlers = (store: () => Store, reader: () => MessageReader): PictureCalls => ({
  'pictures:allow': ({ messageId, always }) => reader().allowPictures(messageId, always),
  'pictures:senders': () => store().pictureSenders(),
  'pictures:forgetSender': (sender) => store().forgetPictureSender(sender),
})

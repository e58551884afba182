import type { CallName, CallReply, CallRequest } from './calls.ts'
import type { EventName, Events } from './events.ts'
import type { Outcome } from './outcome.ts'

/** `window.mail`: all that the page can reach of the program. */
export interface MailBridge {
  /** Makes a call. Never rejects for a failure of the call itself: that is an Outcome. */
  call<K extends CallName>(name: K, request: CallRequest<K>): Promise<Outcome<CallReply<K>>>
  /** Listens to an event; the returned function stops listening. */
  on<K extends EventName>(name: K, listener: (event: Events[K]) => void): () => void
}

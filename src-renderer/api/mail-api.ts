import type { CallName, CallReply, CallRequest } from '../../src-main/contract/calls.ts'
import type { EventName, Events } from '../../src-main/contract/events.ts'
import type { MailBridge } from '../../src-main/contract/mail-bridge.ts'
import { MailFailure } from './mail-failure.ts'

declare global {
  interface Window {
    readonly mail: MailBridge
  }
}

/**
 * Makes a call to the main process.
 * @throws MailFailure when it answers with a failure.
 */
export async function call<K extends CallName>(name: K, request: CallRequest<K>): Promise<CallReply<K>> {
  const outcome = await window.mail.call(name, request)
  if (!outcome.ok) throw new MailFailure(outcome.failure)
  return outcome.value
}

/** Listens to an event of the main process; the returned function stops listening. */
export function on<K extends EventName>(name: K, listener: (event: Events[K]) => void): () => void {
  return window.mail.on(name, listener)
}

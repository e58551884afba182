import { ipcMain, type WebFrameMain } from 'electron'
import { calls, type CallName, type CallReply, type Handlers } from '../contract/calls.ts'
import type { Failure } from '../contract/failure.ts'
import type { Outcome } from '../contract/outcome.ts'
import { answer } from './answer.ts'
import { Refusal } from './refusal.ts'
import { toFailure } from './to-failure.ts'

/**
 * Answers every call of the contract: sender check, request schema, handler, reply schema, Outcome. The reply passes its
 * schema, which drops whatever the contract does not name.
 *
 * @param isTrusted whether a frame may call at all: only the window's own main frame with our page in it
 * @param onFailure hears of every call that failed
 */
export function registerCalls(
  handlers: Handlers,
  isTrusted: (frame: WebFrameMain | null) => boolean,
  onFailure: (name: CallName, failure: Failure, error: unknown) => void,
): void {
  for (const name of Object.keys(calls) as CallName[]) {
    ipcMain.handle(name, async (event, request: unknown): Promise<Outcome<CallReply<CallName>>> => {
      try {
        if (!isTrusted(event.senderFrame))
          throw new Refusal('bad-request', `${name}: not from the window's own page`)
        return { ok: true, value: await answer(handlers, name, request) }
      } catch (error) {
        const failure = toFailure(error)
        onFailure(name, failure, error)
        return { ok: false, failure }
      }
    })
  }
}

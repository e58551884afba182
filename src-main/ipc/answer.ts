import { calls, type CallName, type CallReply, type Handlers } from '../contract/calls.ts'
import { Refusal } from './refusal.ts'

/**
 * Checks the request, runs the handler, checks the reply.
 *
 * @throws Refusal when the request does not fit; whatever the handler throws
 */
export async function answer<K extends CallName>(
  handlers: Handlers,
  name: K,
  request: unknown,
): Promise<CallReply<K>> {
  const schema = calls[name]
  const checked = schema.request.safeParse(request)
  if (!checked.success) throw new Refusal('bad-request', `${name}: ${checked.error.message}`)
  const reply = await handlers[name](checked.data as never)
  return schema.reply.parse(reply) as CallReply<K>
}

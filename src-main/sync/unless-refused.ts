import { Pop3CommandError } from '../pop3/errors.ts'

/**
 * The reply, or null when the server refused this one command (the message is gone, say) and the session goes on.
 * Every other error passes.
 */
export async function unlessRefused<T>(reply: Promise<T>): Promise<T | null> {
  try {
    return await reply
  } catch (error) {
    if (error instanceof Pop3CommandError) return null
    throw error
  }
}

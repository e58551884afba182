import type { BodySummary } from '../contract/message-summary.ts'
import { MimeError } from './mime-error.ts'
import type { SummarisedMessage } from './mime-operations.ts'
import { summariseHeader } from './summarise-header.ts'
import { summariseBody } from './summarise-message.ts'

/** Messages taken apart at the same time: a stream that waits for its next turn leaves the thread to others. */
const LANES = 8

/**
 * Summarises messages, in order. One that cannot be taken apart keeps the summary of its header.
 */
export async function summariseMessages(
  messages: Uint8Array<ArrayBuffer>[],
  headersOnly: boolean,
): Promise<SummarisedMessage[]> {
  const summaries: SummarisedMessage[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let i = next++; i < messages.length; i = next++) {
      const bytes = messages[i]
      if (!bytes) continue
      summaries[i] = {
        header: summariseHeader(bytes),
        body: headersOnly ? null : await bodyOrNothing(bytes),
      }
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return summaries
}

async function bodyOrNothing(bytes: Uint8Array): Promise<BodySummary | null> {
  try {
    return await summariseBody(bytes)
  } catch (error) {
    // The message is whole and stays readable as source; only its words cannot be found.
    if (error instanceof MimeError) return null
    throw error
  }
}

import type { DeskHeader } from '../contract/server-desk.ts'
import type { MimeClient } from '../mime/mime-client.ts'
import { evaluateRules, type PreparedRules } from '../sync/rules/evaluate-rules.ts'
import type { DeskMessage } from './desk-message.ts'

/** A message and what TOP gave of it. */
export interface Topped {
  message: DeskMessage
  block: Uint8Array<ArrayBuffer>
}

/**
 * What the rows show of headers, and which rules would match, in the same order; the blocks are handed over.
 * @throws MimeError
 */
export async function readHeaders(
  mime: Pick<MimeClient, 'readHeaderFacts'>,
  topped: readonly Topped[],
  rules: PreparedRules,
  now: number,
): Promise<DeskHeader[]> {
  const blocks = topped.map(({ block }) => block)
  const all = await mime.readHeaderFacts(
    { blocks, names: rules.fieldNames },
    blocks.map(({ buffer }) => buffer),
  )
  return topped.flatMap(({ message }, index) => {
    const facts = all[index]
    if (!facts) return []
    const { matches } = evaluateRules(rules, { facts, octets: message.octets, now })
    return [
      {
        fromName: facts.from[0]?.name ?? '',
        fromAddress: facts.from[0]?.address ?? '',
        subject: facts.subject,
        date: facts.date,
        spamScore: facts.spamScore,
        isSpam: facts.isSpam,
        rules: matches.map(({ rule }) => rule.name),
      },
    ]
  })
}

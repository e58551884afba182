import type { MessageFact } from '../../contract/message-fact.ts'
import { readFields } from '../header-fields.ts'
import { readParameter } from '../parameters.ts'

const CONTENT_TYPE = new Set(['content-type'])

/**
 * Which piece this is of a message that was cut up to be sent (RFC 2046 section 5.2.2). Null when that is not said. How
 * many there are need be said by the last one only.
 * @param message the piece, from its header on
 */
export function readFragment(message: Uint8Array): MessageFact | null {
  const field = readFields(message, CONTENT_TYPE).get('content-type') ?? ''
  const [number, total] = [count(readParameter(field, 'number')), count(readParameter(field, 'total'))]
  if (number === null) return null
  return { kind: 'fragment', number, total: total !== null && total >= number ? total : null }
}

const count = (text: string): number | null => (/^0*[1-9]\d{0,5}$/.test(text) ? Number(text) : null)

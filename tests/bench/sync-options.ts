import { parseArgs } from 'node:util'
import type { SizeMix } from '../servers/generate-mail.ts'

export interface SyncBenchOptions {
  /** With more than one: all at once beside one after another, instead of beside mpop. */
  accounts: number
  messages: number
  sizeMix: SizeMix
  /** Milliseconds there and back; 0 is the loopback as it is. */
  roundTrip: number
  seed: number
  /** How often everything is measured. */
  rounds: number
  /** Where the figures go as JSON. */
  json: string | undefined
}

const SIZE_MIXES: readonly SizeMix[] = ['desktop', 'large', 'small']

/** @throws Error that says what is wrong with the arguments */
export function readSyncOptions(args: string[]): SyncBenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      accounts: { type: 'string', default: '1' },
      messages: { type: 'string', default: '1000' },
      'size-mix': { type: 'string', default: 'desktop' },
      rtt: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '3' },
      json: { type: 'string' },
    },
  })
  const whole = (name: 'accounts' | 'messages' | 'rtt' | 'seed' | 'rounds', least: number): number => {
    const number = /^\d{1,9}$/.test(values[name]) ? Number(values[name]) : NaN
    if (number >= least) return number
    throw new Error(`--${name} takes a whole number from ${least} on, not ${values[name]}`)
  }
  const sizeMix = SIZE_MIXES.find((known) => known === values['size-mix'])
  if (!sizeMix) throw new Error(`--size-mix takes one of: ${SIZE_MIXES.join(', ')}`)
  return {
    accounts: whole('accounts', 1),
    messages: whole('messages', 1),
    sizeMix,
    roundTrip: whole('rtt', 0),
    seed: whole('seed', 0),
    rounds: whole('rounds', 1),
    json: values.json,
  }
}

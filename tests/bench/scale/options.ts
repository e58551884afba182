import { parseArgs } from 'node:util'

export interface ScaleOptions {
  messages: number
  /** `mail`: letters of a life, median 12 kB. `tiny`: bodies of 100 octets, so that only the number of rows counts. */
  bodies: 'mail' | 'tiny'
  /** How often the program and the empty window are started. */
  rounds: number
  /** Where the figures go as JSON. */
  json: string | undefined
}

/** @throws Error that says what is wrong with the arguments */
export function readScaleOptions(args: string[]): ScaleOptions {
  const { values } = parseArgs({
    args,
    options: {
      messages: { type: 'string', default: '100000' },
      bodies: { type: 'string', default: 'mail' },
      rounds: { type: 'string', default: '5' },
      json: { type: 'string' },
    },
  })
  const whole = (name: 'messages' | 'rounds', least: number): number => {
    const number = /^\d{1,9}$/.test(values[name]) ? Number(values[name]) : NaN
    if (number >= least) return number
    throw new Error(`--${name} takes a whole number from ${least} on, not ${values[name]}`)
  }
  const { bodies, json } = values
  if (bodies !== 'mail' && bodies !== 'tiny') throw new Error('--bodies takes one of: mail, tiny')
  return { messages: whole('messages', 1_000), bodies, rounds: whole('rounds', 1), json }
}

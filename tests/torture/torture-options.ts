import { parseArgs } from 'node:util'

export interface TortureOptions {
  /** How often the syncing process is killed; each kill is a round. */
  kills: number
  seed: number
  /** Where the report goes as JSON. */
  json: string | undefined
}

/** @throws Error that says what is wrong with the arguments */
export function readTortureOptions(args: string[]): TortureOptions {
  const { values } = parseArgs({
    args,
    options: {
      kills: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  })
  const whole = (name: 'kills' | 'seed', least: number): number => {
    const number = /^\d{1,9}$/.test(values[name]) ? Number(values[name]) : NaN
    if (number >= least) return number
    throw new Error(`--${name} takes a whole number from ${least} on, not ${values[name]}`)
  }
  return { kills: whole('kills', 1), seed: whole('seed', 0), json: values.json }
}

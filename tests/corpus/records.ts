import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ExpectedAddress {
  /** Null: the parsers that were asked differ; only the address counts. */
  name: string | null
  address: string
}

/** What careful parsers agree on; a field that is absent is one they differ about. */
export interface Expected {
  subject?: string | null
  from?: ExpectedAddress[]
  to?: ExpectedAddress[]
  cc?: ExpectedAddress[]
  /** Seconds since 1970. */
  date_epoch?: number | null
  message_id?: string | null
  text_begins?: string | null
  has_html?: boolean
  html_begins?: string | null
  attachments?: {
    filename: string | null
    size: number | null
    sha256: string | null
    /** With CRLF turned into LF. */
    sha256_lf?: string
  }[]
}

/** The messages of a folder, by their path in it. */
export const messageFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.eml'))
    .sort()

/** What `expected/*.json` says of messages that are there. */
export function expectedRecords(folder: string): Map<string, Expected> {
  const directory = join(folder, 'expected')
  if (!existsSync(directory)) return new Map()
  const records = readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => Object.entries(readJson(join(directory, name))))
  return new Map(
    records.flatMap(([file, { expected }]): [string, Expected][] =>
      expected && file.endsWith('.eml') && existsSync(join(folder, file)) ? [[file, expected]] : [],
    ),
  )
}

const readJson = (path: string): Record<string, { expected?: Expected }> =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, { expected?: Expected }>

/** The message as a server would send it: without the `From ` line of an mbox. */
export function readMessage(folder: string, file: string): Uint8Array<ArrayBuffer> {
  const bytes = readFileSync(join(folder, file))
  const isMbox = bytes.subarray(0, 5).toString('latin1') === 'From '
  return new Uint8Array(isMbox ? bytes.subarray(bytes.indexOf('\n') + 1) : bytes)
}

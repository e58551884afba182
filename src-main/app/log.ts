import logger from 'electron-log/node'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { createRedactor } from '../server-desk/redact.ts'

/** The log files together are never larger than this by more than a line: what helps is what happened last. */
const FILE_OCTETS = 512 * 1024
const FILES = 4
/** Enough to see where an error comes from. */
const STACK_FRAMES = 12
/** Whatever is thrown again and again. */
const MESSAGE_CHARACTERS = 500

/** Names and numbers that the program itself gave: a code, the name of an operation, a count. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>

/** What was thrown, as far as it is known: by this process, or told by a page. */
export interface Thrown {
  name: string
  message: string
  stack?: string | undefined
}

/**
 * What happened, for whoever looks into a problem. No line names a person, a server or a message: facts are the program's
 * own words, and of an error only the harmless ones are kept.
 */
export interface Log {
  /** Where the files are. */
  folder: string
  note(what: string, facts?: Facts): void
  fault(what: string, error: unknown): void
  /** The last lines, oldest first. */
  last(lines: number): string[]
}

/** Opens the log of a profile. A folder or a disk that takes no more is no reason to stop: the line is lost. */
export function openLog(folder: string): Log {
  const path = (age: number): string => join(folder, age === 0 ? 'restante.log' : `restante.${age}.log`)
  const files = logger.create({ logId: folder })
  for (const name of ['console', 'ipc', 'remote'] as const) {
    const transport = files.transports[name]
    if (transport) transport.level = false
  }
  Object.assign(files.transports.file, {
    resolvePathFn: () => path(0),
    format: '{y}-{m}-{d} {h}:{i}:{s}.{ms} {level} {text}',
    writeOptions: { flag: 'a', mode: 0o600, encoding: 'utf8' },
    maxSize: FILE_OCTETS,
    archiveLogFn: () => {
      for (let age = FILES - 2; age >= 0; age--)
        if (existsSync(path(age))) renameSync(path(age), path(age + 1))
    },
  })

  return {
    folder,
    note(what, facts = {}) {
      files.info([what, ...Object.entries(facts).map(([name, fact]) => `${name}=${fact}`)].join(' '))
    },
    fault(what, error) {
      files.error([what, ...describe(error)].join('\n    '))
    },
    last(lines) {
      const [before, now] = [path(1), path(0)].map((file) =>
        existsSync(file) ? readFileSync(file, 'utf8') : '',
      )
      return `${before}${now}`.split('\n').filter(Boolean).slice(-lines)
    },
  }
}

/** Its name, the harmless words of its message, and where in our code it was thrown. */
function describe(error: unknown): string[] {
  const { name, message, stack = '' } = isThrown(error) ? error : { name: typeof error, message: '' }
  const frames = stack.split('\n').flatMap((line) => frameOf(line) ?? [])
  return [
    `${plainName(name)}: ${createRedactor().text(message.slice(0, MESSAGE_CHARACTERS))}`,
    ...frames.slice(0, STACK_FRAMES),
  ]
}

const isThrown = (error: unknown): error is Thrown =>
  typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string'

const plainName = (name: unknown): string => (/^\w{1,60}$/.exec(String(name)) ?? ['Error'])[0]

/** A path may name the user: the file without its folder is enough. */
function frameOf(line: string): string | undefined {
  const [, caller, place] = /^\s+at (?:async )?(?:([\w.$<>]+) \()?.*?([^/\\(]+:\d+:\d+)\)?$/.exec(line) ?? []
  return place && ['at', caller, place].filter(Boolean).join(' ')
}

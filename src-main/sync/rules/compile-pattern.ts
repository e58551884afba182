import { RE2JS } from 're2js'

/** A regular expression that cannot be read, or asks for what a linear engine cannot do (look-around, back-references). */
export class PatternError extends Error {
  override readonly name = 'PatternError'
}

/**
 * Compiles a regular expression in RE2's syntax (https://github.com/google/re2/wiki/Syntax), upper and lower case alike.
 * Headers are written by strangers: the time this takes is linear in their length, so none of them can hold up a sync.
 * @returns whether a text has it anywhere. @throws PatternError
 */
export function compilePattern(pattern: string): (text: string) => boolean {
  try {
    const compiled = RE2JS.compile(pattern.normalize('NFC'), RE2JS.CASE_INSENSITIVE)
    return (text) => compiled.test(text.normalize('NFC'))
  } catch (error) {
    throw new PatternError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

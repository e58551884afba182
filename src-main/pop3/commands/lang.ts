import { parseNothing } from '../command.ts'
import type { Command } from '../command.ts'
import { splitLines } from '../listing.ts'
import { ANY_STATE } from '../session-state.ts'

export interface Language {
  /** As in BCP 47. */
  tag: string
  /** In the language itself. Untrusted. */
  name: string
}

/** LANG with a tag: the language of the server's texts from now on, `*` for its own choice (RFC 6856 section 3). */
export function lang(tag: string): Command<void> {
  return { verb: 'LANG', args: [tag], states: ANY_STATE, parse: parseNothing }
}

/** LANG alone: the languages the server's texts come in (RFC 6856 section 3). */
export function languages(): Command<Language[]> {
  return {
    verb: 'LANG',
    args: [],
    states: ANY_STATE,
    body: 'listOctets',
    parse: ({ body }) =>
      splitLines(body).map((line) => {
        const [tag = '', ...name] = Buffer.from(line, 'latin1').toString('utf8').trim().split(/\s+/)
        return { tag, name: name.join(' ') }
      }),
  }
}

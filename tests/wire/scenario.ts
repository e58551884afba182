import { onTestFinished, test } from 'vitest'
import { openPop3Session } from '../../src-main/pop3/pop3-session.ts'
import type { OpenPop3Options, Pop3Session } from '../../src-main/pop3/pop3-session.ts'
import { createTranscript } from '../../src-main/pop3/transcript.ts'
import type { Transcript } from '../../src-main/pop3/transcript.ts'
import { body, inManner, MANNERS, playScript, receive, reply } from '../support/pop3-script.ts'
import type { Manner, Script, Step } from '../support/pop3-script.ts'

export const USER = 'anna'
export const PASSWORD = 'opensesame'

type Options = Partial<Omit<OpenPop3Options, 'endpoint'>> & {
  security?: OpenPop3Options['endpoint']['security']
  host?: string
}

/** What a scenario has at hand. Everything it opens is closed when it is over. */
export interface Stage {
  /** Starts a server that plays these steps. */
  play: (...steps: Step[]) => Promise<Script>
  open: (server: Script, options?: Options) => Promise<Pop3Session>
  /** `open`, then the login that `loggedIn` waits for. */
  logIn: (server: Script, options?: Options) => Promise<Pop3Session>
  /** The conversation, all sessions of the scenario together. */
  transcript: Transcript
  /** A text with CRLF as this scenario's server sends it. */
  asSent: (text: string) => string
}

/** Greeting and first CAPA; `null`: the server knows no CAPA. */
export function greeted(capabilities: string[] | null = ['TOP', 'UIDL', 'USER']): Step[] {
  return [reply('+OK POP3 ready'), ...capa(capabilities)]
}

/** CAPA and its answer. */
export function capa(capabilities: string[] | null): Step[] {
  const answer = capabilities ? body('+OK', capabilities.join('\r\n')) : reply('-ERR unknown command')
  return [receive('CAPA'), answer]
}

/** Everything up to the transaction state, the second CAPA included. */
export function loggedIn(capabilities: string[] | null = ['TOP', 'UIDL', 'USER']): Step[] {
  return [
    ...greeted(capabilities),
    receive(`USER ${USER}`),
    reply('+OK'),
    receive(`PASS ${PASSWORD}`),
    reply('+OK maildrop ready'),
    ...(capabilities ? capa(capabilities) : []),
  ]
}

/** One scenario over a real socket, told three ways: whole, split at every byte, with bare LF. */
export function scenario(title: string, tell: (stage: Stage) => Promise<void>): void {
  for (const manner of MANNERS) test(`${title} (${manner.name})`, () => tell(stageFor(manner)))
}

function stageFor(manner: Manner): Stage {
  const transcript = createTranscript()
  const open: Stage['open'] = async (server, { security = 'none', host = '127.0.0.1', ...options } = {}) => {
    const endpoint = { host, port: server.port, security }
    const session = await openPop3Session({ endpoint, transcript, ...options })
    onTestFinished(() => session.close())
    return session
  }

  return {
    transcript,
    open,
    play: (...steps) => playScript(steps, manner),
    asSent: (text) => inManner(text, manner),
    async logIn(server, options) {
      const session = await open(server, options)
      await session.login(USER, PASSWORD)
      return session
    },
  }
}

/** Bytes as text of the same characters, to be compared and read in a failure. */
export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

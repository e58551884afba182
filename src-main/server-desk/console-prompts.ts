import type { ConsolePlace, PromptAnswer, PromptState } from '../contract/console.ts'
import type { Failure } from '../contract/failure.ts'
import { Pop3CommandError, Pop3TransportError } from '../pop3/errors.ts'
import type { LoginMethod } from '../pop3/login-method.ts'
import { openPop3Session, type OpenPop3Options, type Pop3Session } from '../pop3/pop3-session.ts'
import { bodyToShow } from '../pop3/transcript.ts'
import { learn, NOTHING_KNOWN, type MaildropView } from './console-view.ts'
import type { Conversations } from './conversations.ts'

/** What a prompt talks to. */
export interface PromptTarget {
  route: Pick<OpenPop3Options, 'endpoint' | 'proxy' | 'certificateExceptions' | 'trust'>
  logIn: (session: Pop3Session) => Promise<LoginMethod>
  /** Called once its session is over. */
  release?: () => Promise<void>
}

export interface ConsolePromptsOptions {
  conversations: Conversations
  /** Settings and password at the moment they are needed. @throws when they cannot be had */
  targetOf: (place: ConsolePlace) => Promise<PromptTarget>
  /** Errors become data here, for the state that is shown. */
  toFailure: (error: unknown) => Failure
  onState: (state: PromptState) => void
}

/** The sessions in which people type commands: one for each place, each on a line of its own. */
export interface ConsolePrompts {
  state(place: ConsolePlace): PromptState
  /** Connects and reads the greeting; the session that is open, if there is one. @throws as openPop3Session does */
  open(place: ConsolePlace): Promise<PromptState>
  /** Logs in with what is kept. @throws as Pop3Session.login does; a refusal leaves the session as it was */
  logIn(place: ConsolePlace): Promise<PromptState>
  /**
   * Sends a line and waits for its answer, a refusal included.
   * @throws Pop3ProtocolError and Pop3TransportError; with kind `tls-not-offered` nothing was sent: a credential does
   * not go in clear unless the account says so
   */
  send(place: ConsolePlace, line: string, shape: 'line' | 'lines'): Promise<PromptAnswer>
  /** Answers the challenge that waits, if one does; `*` calls the login off. */
  answer(place: ConsolePlace, answer: string): void
  /** Cuts the line without QUIT: no mark for deletion counts. */
  hangUp(place: ConsolePlace): Promise<void>
  /** Hangs up, and knows nothing of the place any more. */
  forget(place: ConsolePlace): Promise<void>
  /** Hangs up everywhere. */
  stop(): Promise<void>
}

interface Prompt {
  conversationId: number
  abort: AbortController
  /** undefined until it is open. */
  session: Pop3Session | undefined
  login: LoginMethod | null
  view: MaildropView
  challenge: { text: string; answer: (answer: string) => void } | null
  /** Why it could not be opened; what ends it later is the session's to say. */
  failure: unknown
  logIn: PromptTarget['logIn']
  /** Settles when it is open, or could not be opened. */
  opening: Promise<void>
}

export function createConsolePrompts(options: ConsolePromptsOptions): ConsolePrompts {
  const prompts = new Map<ConsolePlace, Prompt>()
  const describe = (place: ConsolePlace): PromptState => stateOf(place, prompts.get(place), options.toFailure)
  const show = (place: ConsolePlace): PromptState => {
    const state = describe(place)
    options.onState(state)
    return state
  }

  const begin = async (place: ConsolePlace): Promise<Prompt> => {
    const target = await options.targetOf(place)
    const { id, transcript } = options.conversations.begin(place, 'prompt')
    const abort = new AbortController()
    const prompt: Prompt = {
      conversationId: id,
      abort,
      session: undefined,
      login: null,
      view: NOTHING_KNOWN,
      challenge: null,
      failure: undefined,
      logIn: target.logIn,
      opening: Promise.resolve(),
    }
    prompts.set(place, prompt)
    const stopListening = transcript.onChange(() => {
      if (transcript.endedAt === null) return
      stopListening()
      prompt.challenge?.answer('*')
      void target.release?.()
      if (prompts.get(place) === prompt) show(place)
    })
    prompt.opening = openPop3Session({ ...target.route, signal: abort.signal, transcript }).then(
      (session) => void (prompt.session = session),
      (error: unknown) => {
        prompt.failure = error
        throw error
      },
    )
    return prompt
  }

  const beginning = new Map<ConsolePlace, Promise<Prompt>>()
  /** However often it is asked for before the settings are at hand, one line is opened. */
  const beginOnce = (place: ConsolePlace): Promise<Prompt> => {
    const begun = beginning.get(place) ?? begin(place).finally(() => beginning.delete(place))
    beginning.set(place, begun)
    return begun
  }

  const opened = (place: ConsolePlace): { prompt: Prompt; session: Pop3Session } => {
    const prompt = prompts.get(place)
    if (prompt?.session) return { prompt, session: prompt.session }
    throw new Pop3TransportError('write', 'lost', new Error('no session is open'))
  }

  /** Waits for the person at the prompt, as long as the engine waits for the server. */
  const askPerson = (place: ConsolePlace, prompt: Prompt) => (text: string) =>
    new Promise<string>((resolve) => {
      const answer = (given: string): void => {
        prompt.challenge = null
        show(place)
        resolve(given)
      }
      prompt.challenge = { text, answer }
      show(place)
    })

  const send: ConsolePrompts['send'] = async (place, line, shape) => {
    const { prompt, session } = opened(place)
    const lastLine = (): number => options.conversations.lines(prompt.conversationId, 0).at(-1)?.number ?? 0
    const verb = line.trim().toUpperCase()
    try {
      if (verb === 'QUIT') await session.quit()
      else if (verb === 'STLS') await session.stls()
      else {
        const { text, body } = await session.raw(line, shape, askPerson(place, prompt))
        const shown = bodyToShow(body.length, body)
        prompt.view = learn(prompt.view, line, text, shown.text ?? '')
        const isMail = /^RETR\s/.test(verb)
        return { refusal: null, number: lastLine(), mail: isMail ? shown : null }
      }
      return { refusal: null, number: lastLine(), mail: null }
    } catch (error) {
      if (!(error instanceof Pop3CommandError)) throw error
      return { refusal: options.toFailure(error), number: lastLine(), mail: null }
    } finally {
      show(place)
    }
  }

  const hangUp = async (place: ConsolePlace): Promise<void> => {
    const prompt = prompts.get(place)
    prompt?.abort.abort()
    prompt?.session?.close()
    await prompt?.opening.catch(() => undefined)
  }

  return {
    state: describe,
    async open(place) {
      const current = prompts.get(place)
      const isOver = current === undefined || describe(place).state === 'closed'
      const prompt = isOver ? await beginOnce(place) : current
      show(place)
      try {
        await prompt.opening
      } finally {
        show(place)
      }
      return describe(place)
    },
    async logIn(place) {
      const { prompt, session } = opened(place)
      try {
        prompt.login = await prompt.logIn(session)
      } finally {
        show(place)
      }
      return describe(place)
    },
    send,
    answer: (place, answer) => prompts.get(place)?.challenge?.answer(answer),
    hangUp,
    async forget(place) {
      await hangUp(place)
      prompts.delete(place)
    },
    async stop() {
      await Promise.all([...prompts.keys()].map(hangUp))
    },
  }
}

function stateOf(
  place: ConsolePlace,
  prompt: Prompt | undefined,
  toFailure: (error: unknown) => Failure,
): PromptState {
  const session = prompt?.session
  const ended = prompt?.failure ?? session?.failure
  const failure = ended === undefined ? null : toFailure(ended)
  return {
    place,
    state: prompt === undefined ? 'none' : ended !== undefined ? 'closed' : (session?.state ?? 'opening'),
    conversationId: prompt?.conversationId ?? null,
    tlsVersion: session?.tls?.version ?? null,
    login: prompt?.login ?? null,
    capabilities: [...(session?.capabilities.names ?? [])],
    marked: ended === undefined ? (prompt?.view.marked ?? []) : [],
    messages: prompt?.view.messages ?? null,
    challenge: prompt?.challenge?.text ?? null,
    // Our own closing, after QUIT or by hanging up, is no failure.
    failure: failure?.code === 'cancelled' ? null : failure,
  }
}

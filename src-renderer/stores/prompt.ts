import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { ConsolePlace, PromptAnswer, PromptState } from '../../src-main/contract/console.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'
import { useConversationsStore } from './conversations.ts'

/** Lines that Arrow Up brings back; more nobody goes through. */
const MAX_HISTORY = 100
/** What names somebody or proves who it is does not go into the history. */
const CREDENTIAL = /^\s*(?:USER|PASS|APOP|AUTH)\s+\S/i

const notOpened = (place: ConsolePlace): PromptState => ({
  place,
  state: 'none',
  conversationId: null,
  tlsVersion: null,
  login: null,
  capabilities: [],
  marked: [],
  messages: null,
  challenge: null,
  failure: null,
})

/** The session in which commands are typed, one for each place. */
export const usePromptStore = (place: ConsolePlace) =>
  defineStore(`prompt ${place}`, () => {
    const conversations = useConversationsStore(place)
    const state = shallowRef<PromptState>(notOpened(place))
    /** Why the last thing that was asked for did not happen. */
    const failure = shallowRef<Failure | null>(null)
    const isBusy = ref(false)
    /** Oldest first; kept while the program runs. */
    const history = shallowRef<string[]>([])
    /** The last line that was answered. */
    const answered = shallowRef<{ line: string; answer: PromptAnswer } | null>(null)
    const isOpen = computed(() => ['authorization', 'transaction', 'update'].includes(state.value.state))

    onScopeDispose(
      on('console:promptChanged', (changed) => {
        if (changed.place === place) state.value = changed
      }),
    )

    async function load(): Promise<void> {
      const outcome = await attempt(call('console:prompt', { place }))
      if (outcome.ok) state.value = outcome.value
      failure.value = outcome.ok ? null : outcome.failure
    }

    /** One thing at a time: the next command waits for the answer to this one. */
    async function exclusively<T>(action: () => Promise<T>): Promise<T | undefined> {
      if (isBusy.value) return undefined
      isBusy.value = true
      failure.value = null
      const outcome = await attempt(action())
      isBusy.value = false
      if (outcome.ok) return outcome.value
      failure.value = outcome.failure
      return undefined
    }

    async function open(): Promise<void> {
      answered.value = null
      const opened = await exclusively(() => call('console:open', { place }))
      if (opened) state.value = opened
      await conversations.load()
      conversations.choose(state.value.conversationId ?? conversations.newestOf('prompt')?.id ?? null)
    }

    async function logIn(): Promise<void> {
      const changed = await exclusively(() => call('console:logIn', { place }))
      if (changed) state.value = changed
    }

    /** Sends a line to the open session; the conversation shows it. */
    async function send(line: string, shape: 'line' | 'lines'): Promise<void> {
      const { conversationId } = state.value
      if (!CREDENTIAL.test(line)) remember(line)
      conversations.choose(conversationId)
      conversations.isFollowing = true
      const answer = await exclusively(() => call('console:send', { place, line, shape }))
      if (!answer) return
      if (answer.mail && conversationId !== null) {
        conversations.keepMail(conversationId, answer.number, answer.mail)
      }
      answered.value = { line, answer }
    }

    function remember(line: string): void {
      history.value = [...history.value.filter((one) => one !== line), line].slice(-MAX_HISTORY)
    }

    /** Answers the challenge that waits. */
    async function answerChallenge(answer: string): Promise<void> {
      const outcome = await attempt(call('console:answer', { place, answer }))
      if (!outcome.ok) failure.value = outcome.failure
    }

    /** Cuts the line; nothing is deleted. */
    async function hangUp(): Promise<void> {
      const outcome = await attempt(call('console:hangUp', { place }))
      failure.value = outcome.ok ? null : outcome.failure
    }

    return {
      state,
      failure,
      isBusy,
      isOpen,
      history,
      answered,
      load,
      open,
      logIn,
      send,
      answerChallenge,
      hangUp,
    }
  })()

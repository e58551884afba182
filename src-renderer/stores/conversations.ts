import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type {
  ConsoleBody,
  ConsoleLine,
  ConsolePlace,
  Conversation,
  ConversationKind,
  SavedText,
} from '../../src-main/contract/console.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** As many as main keeps of a session. */
const MAX_LINES = 2_000

/** What was said in the last sessions of a place, and the lines of the one that is looked at. */
export const useConversationsStore = (place: ConsolePlace) =>
  defineStore(`conversations ${place}`, () => {
    /** Newest first. */
    const conversations = shallowRef<Conversation[]>([])
    const chosenId = shallowRef<number | null>(null)
    const lines = shallowRef<ConsoleLine[]>([])
    /** Messages asked for at the prompt, whose lines have no body of their own. */
    const mails = shallowRef<ReadonlyMap<string, ConsoleBody>>(new Map())
    const failure = shallowRef<Failure | null>(null)
    /** Whether what is added is to be brought into sight: off while somebody reads further up. */
    const isFollowing = ref(true)
    /** Whether somebody looks at all. */
    const isWatched = ref(false)
    const chosen = computed(() => conversations.value.find(({ id }) => id === chosenId.value) ?? null)

    const newestOf = (kind: ConversationKind | undefined): Conversation | undefined =>
      conversations.value.find((one) => kind === undefined || one.kind === kind)

    /** What is read stays in sight; whoever follows the newest of a kind sees the next one as it begins. */
    async function load(): Promise<void> {
      const before = chosen.value
      const isAtNewest = before === null || newestOf(before.kind)?.id === before.id
      const outcome = await attempt(call('console:conversations', { place }))
      failure.value = outcome.ok ? null : outcome.failure
      if (!outcome.ok) return
      conversations.value = outcome.value
      if ((isAtNewest && isFollowing.value) || chosen.value === null)
        choose((newestOf(before?.kind) ?? newestOf(undefined))?.id ?? null)
    }

    /** Someone begins to look: what was missed is made up for, and what comes is followed. */
    async function watch(): Promise<void> {
      isWatched.value = true
      const before = chosenId.value
      await load()
      if (chosenId.value === before) await fetchLines()
    }
    function unwatch(): void {
      isWatched.value = false
    }

    function choose(id: number | null): void {
      if (id === chosenId.value) return
      chosenId.value = id
      lines.value = []
      isFollowing.value = true
      void fetchLines()
    }

    let isFetching = false
    let isStale = false
    /** One call at a time, and another when more came meanwhile: lines stay in order, each once. */
    async function fetchLines(): Promise<void> {
      isStale = true
      if (isFetching) return
      isFetching = true
      while (isStale && chosenId.value !== null) {
        isStale = false
        const conversationId = chosenId.value
        const after = lines.value.at(-1)?.number ?? 0
        const outcome = await attempt(call('console:lines', { conversationId, after }))
        if (conversationId !== chosenId.value) isStale = true
        else if (!outcome.ok) failure.value = outcome.failure
        else if (outcome.value.length > 0) lines.value = [...lines.value, ...outcome.value].slice(-MAX_LINES)
      }
      isFetching = false
    }

    onScopeDispose(
      on('console:changed', (change) => {
        if (change.place !== place || !isWatched.value) return
        const known = conversations.value.find(({ id }) => id === change.conversationId)
        if (!known || known.endedAt === null) void load()
        if (change.conversationId === chosenId.value) void fetchLines()
      }),
    )

    const mailKey = (conversationId: number, number: number): string => `${conversationId} ${number}`
    /** Keeps what RETR brought for as long as the window is open: main has not recorded it. */
    function keepMail(conversationId: number, number: number, body: ConsoleBody): void {
      mails.value = new Map(mails.value).set(mailKey(conversationId, number), body)
    }
    const bodyOf = (line: ConsoleLine): ConsoleBody | null =>
      (line.body && mails.value.get(mailKey(chosenId.value ?? 0, line.number))) ?? line.body

    const copy = (text: string): Promise<Outcome<void>> => attempt(call('console:copy', { text }))
    const save = (saved: SavedText): Promise<Outcome<{ path: string } | null>> =>
      attempt(call('console:save', saved))

    return {
      conversations,
      chosen,
      chosenId,
      lines,
      failure,
      isFollowing,
      load,
      watch,
      unwatch,
      choose,
      newestOf,
      keepMail,
      bodyOf,
      copy,
      save,
    }
  })()

import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { ref, shallowReactive } from 'vue'

/** What does a command, while `isActive`. */
export interface CommandHandler {
  run: () => unknown
  isActive: () => boolean
}

/** So many commands are remembered as used last. */
const MAX_RECENT = 6

/** What can be done at this moment: whoever can do something says so, and takes it back when it goes. */
export const useCommandsStore = defineStore('commands', () => {
  const handlers = shallowReactive(new Map<string, readonly CommandHandler[]>())
  const isPaletteOpen = ref(false)
  /** What was chosen in the palette, the last first. */
  const recent = useLocalStorage<string[]>('restante.recent-commands', [])

  /** From now on `handler` does the command `id`, until the returned function is called. */
  function add(id: string, handler: CommandHandler): () => void {
    handlers.set(id, [...(handlers.get(id) ?? []), handler])
    return () =>
      handlers.set(
        id,
        (handlers.get(id) ?? []).filter((one) => one !== handler),
      )
  }

  /** What the command would do now; undefined: nothing. */
  const find = (id: string): (() => unknown) | undefined =>
    handlers.get(id)?.findLast(({ isActive }) => isActive())?.run

  function remember(id: string): void {
    recent.value = [id, ...recent.value.filter((one) => one !== id)].slice(0, MAX_RECENT)
  }

  return { isPaletteOpen, recent, add, find, remember }
})

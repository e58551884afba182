import { useEventListener } from '@vueuse/core'

/** Calls `find` for Ctrl+F, before the window's own search does: on this page it is the conversation that is searched. */
export function useFindKey(find: () => void): void {
  const listen = (event: KeyboardEvent): void => {
    const isFind =
      (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === 'KeyF'
    if (!isFind || document.querySelector('[role="dialog"]')) return
    event.preventDefault()
    find()
  }
  useEventListener(window, 'keydown', listen, { capture: true })
}

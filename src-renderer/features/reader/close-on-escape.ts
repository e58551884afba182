import { onKeyStroke } from '@vueuse/core'

/** Escape closes the window, unless a dialog or menu takes the key. */
export function useCloseOnEscape(): void {
  onKeyStroke('Escape', (event) => {
    const isSomethingOpen = document.querySelector('[role="dialog"], [role="menu"]') !== null
    if (!event.defaultPrevented && !isSomethingOpen) window.close()
  })
}

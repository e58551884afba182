import { onBeforeUnmount, onMounted } from 'vue'

/** An empty page of the message frame's scheme (contract/frame.ts). */
export const EMPTY_FRAME = 'restante-message://message/'

/**
 * Keeps the process in which Chromium shows messages: it ends with the last frame of its kind, and starting it anew takes
 * longer than all else that is done to open a message. In a closed tree, where no key, style or screen reader meets it.
 */
export function useWarmFrame(): void {
  const host = document.createElement('div')
  const frame = document.createElement('iframe')
  host.hidden = true
  frame.setAttribute('sandbox', '')
  frame.src = EMPTY_FRAME
  host.attachShadow({ mode: 'closed' }).append(frame)
  onMounted(() => document.body.append(host))
  onBeforeUnmount(() => host.remove())
}

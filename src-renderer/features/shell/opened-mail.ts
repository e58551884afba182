import { defineAsyncComponent } from 'vue'
import type { Format } from '../../text/format.ts'

const load = () => import('./OpenedMail.vue')

/** Most of the program. It is not needed to ask for a passphrase. */
export const OpenedMail = defineAsyncComponent(load)

/** Has it here while a passphrase is typed, and what dates are written with. */
export function loadOpenedMailWhenIdle(format: () => Format): void {
  window.requestIdleCallback(() => void load())
  window.requestIdleCallback(() => format().rowDate(Date.now()))
}

import { defineAsyncComponent } from 'vue'

const load = () => import('./OpenedMail.vue')

/** Most of the program. It is not needed to ask for a passphrase. */
export const OpenedMail = defineAsyncComponent(load)

/** Has it here while a passphrase is typed. */
export const loadOpenedMailWhenIdle = (): void => void window.requestIdleCallback(() => void load())

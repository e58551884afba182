import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import MessageWindow from './MessageWindow.vue'
import { useFaultsStore } from './stores/faults.ts'
import './styles/tokens.css'
import './styles/base.css'
import { createAppI18n } from './text/i18n.ts'

// A window with one message out of a file says so in its address.
const message = new URLSearchParams(location.search).get('message')
const root = message === null ? createApp(App) : createApp(MessageWindow, { messageId: Number(message) })

const pinia = createPinia()
root.use(pinia).use(createAppI18n())

// What nobody caught is reported once, wherever it was thrown; Chromium's console has it too.
const faults = useFaultsStore(pinia)
root.config.errorHandler = (error) => reportError(error)
window.addEventListener('error', ({ error }: { error: unknown }) => {
  // Chromium tells of a late resize in this way too, without an error.
  if (error) faults.report(error)
})
window.addEventListener('unhandledrejection', ({ reason }) => faults.report(reason))

root.mount('#app')

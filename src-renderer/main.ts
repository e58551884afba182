import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import MessageWindow from './MessageWindow.vue'
import './styles/tokens.css'
import './styles/base.css'
import { createAppI18n } from './text/i18n.ts'

// A window with one message out of a file says so in its address.
const message = new URLSearchParams(location.search).get('message')
const root = message === null ? createApp(App) : createApp(MessageWindow, { messageId: Number(message) })

root.use(createPinia()).use(createAppI18n()).mount('#app')

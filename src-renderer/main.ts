import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import './styles/tokens.css'
import './styles/base.css'
import { createAppI18n } from './text/i18n.ts'

createApp(App).use(createPinia()).use(createAppI18n()).mount('#app')

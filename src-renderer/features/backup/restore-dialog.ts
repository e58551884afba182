import { defineAsyncComponent } from 'vue'

/** Hardly ever needed, and also before the mail is open. */
export const RestoreDialog = defineAsyncComponent(() => import('./RestoreDialog.vue'))

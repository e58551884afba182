import { useLocalStorage, useSessionStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useAccountsStore } from './accounts.ts'

/** What fills the window beside the sidebar. */
export type View =
  | { page: 'mail' }
  | { page: 'desk'; accountId: string }
  | { page: 'console'; accountId: string }
  /** The header rules of one account, or of all (null); with a sender, a new rule about them is begun. */
  | { page: 'rules'; accountId: string | null; sender: string | null }
  /** The settings, at one of their sections (its id) or at the first. */
  | { page: 'settings'; section: string | null }

export type PageName = View['page']

const MAIL: View = { page: 'mail' }

const accountOf = (view: View): string | null => ('accountId' in view ? view.accountId : null)

/** Which page is shown. It is the same after a restart, unless its account is gone. */
export const useViewStore = defineStore('view', () => {
  const accounts = useAccountsStore()
  const kept = useLocalStorage<View>('restante.view', MAIL)

  /** In place of it for a while: a page that is loaded anew has it again, the next start has not. */
  const settings = useSessionStorage<{ view: View | null }>('restante.settings', { view: null })

  const current = computed<View>(() => {
    const view = settings.value.view ?? kept.value
    const ofAccount = accountOf(view)
    return ofAccount === null || accounts.byId.has(ofAccount) ? view : MAIL
  })
  /** The account the page is about; null: all of them. */
  const accountId = computed(() => accountOf(current.value))

  /** Whether it is still the page that the program began with, which nobody has asked for this time. */
  const isRestored = ref(true)

  function show(view: View): void {
    isRestored.value = false
    settings.value.view = view.page === 'settings' ? view : null
    if (view.page !== 'settings') kept.value = view
  }

  /** Back to where the settings were opened. */
  const leaveSettings = (): void => {
    settings.value.view = null
  }

  const isShown = (page: PageName, ofAccount: string | null): boolean =>
    current.value.page === page && accountId.value === ofAccount

  return { current, accountId, isRestored, show, leaveSettings, isShown }
})

import { watch } from 'vue'
import { useAccountsStore } from '../../stores/accounts.ts'
import { useCountsStore } from '../../stores/counts.ts'
import { useDesktopStore } from '../../stores/desktop.ts'
import { ALL_MAIL, useMessageListStore } from '../../stores/message-list.ts'
import { useSettingsStore } from '../../stores/settings.ts'
import { useStartupStore } from '../../stores/startup.ts'
import { useSyncStore } from '../../stores/sync.ts'
import { useViewStore } from '../../stores/view.ts'
import { useText } from '../../text/use-text.ts'
import { createArrivals } from './arrivals.ts'

/** Messages named in one notification. */
const NAMED = 3

/** Tells the desktop of new and unread mail, in the user's language, and does what it asks for. */
export function useDesktop(): void {
  const { t, count } = useText()
  const accounts = useAccountsStore()
  const counts = useCountsStore()
  const desktop = useDesktopStore()
  const list = useMessageListStore()
  const settings = useSettingsStore()
  const startup = useStartupStore()
  const sync = useSyncStore()
  const view = useViewStore()

  watch(
    () => ({
      unread: counts.unreadIn('inbox'),
      tooltip: `Restante – ${count('shell.unread', counts.unreadIn('inbox'))}`,
      open: t('desktop.open'),
      getMail: t('shell.getMail'),
      lock: startup.state.protection === 'passphrase' ? t('security.lockNow') : null,
      quit: t('desktop.quit'),
    }),
    (text) => void desktop.showTray(text),
    { immediate: true },
  )

  async function tell(arrived: ReadonlyMap<string, number>): Promise<void> {
    const total = [...arrived.values()].reduce((sum, messages) => sum + messages, 0)
    const found = await Promise.all([...arrived].map(([id, messages]) => desktop.newest(id, messages)))
    const named = found.flat().slice(0, NAMED)
    const [first] = named
    const messageId = total === 1 && first ? first.id : null
    const title = count('desktop.arrived', total)
    if (!settings.settings.notifyDetails) {
      const names = [...arrived.keys()].map((id) => {
        const account = accounts.byId.get(id)
        return account?.name || account?.email || ''
      })
      await desktop.notify({ title: cut(title), body: cut(names.join(', ')), messageId })
      return
    }
    const lines = named.map((row) => cut(`${row.fromName || row.fromAddress}: ${row.subject}`))
    const more = total - named.length
    if (more > 0 && named.length > 0) lines.push(count('desktop.more', more))
    await desktop.notify({ title: cut(title), body: lines.join('\n'), messageId })
  }

  const arrivals = createArrivals((arrived) => void tell(arrived))
  watch(
    () => sync.states,
    (states) => states.forEach((state) => arrivals.see(state)),
    { immediate: true },
  )

  watch(
    () => desktop.asked,
    (request) => {
      if (request?.what === 'get-mail') void sync.start(null)
      else if (request) {
        list.show(ALL_MAIL)
        view.show({ page: 'mail' })
        if (request.what === 'message') void select(request.messageId)
      }
    },
  )

  async function select(messageId: number): Promise<void> {
    const index = await desktop.indexOf(messageId)
    if (index !== null) await list.select(index, 'only')
  }
}

/** A line of a notification is short anyway. */
const cut = (text: string): string => text.slice(0, 300)

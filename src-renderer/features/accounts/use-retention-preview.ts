import { reactive, ref, shallowRef, type Ref } from 'vue'
import type { Account } from '../../../src-main/contract/account.ts'
import type { Failure } from '../../../src-main/contract/failure.ts'
import type { Retention } from '../../../src-main/contract/retention.ts'
import type { RetentionPreview } from '../../../src-main/contract/retention-preview.ts'
import { useAccountsStore } from '../../stores/accounts.ts'
import { removesByItself } from './retention-entry.ts'

/** What would leave the server under a retention that is not switched on yet, and whether it is being shown. */
export interface RetentionPreviewing {
  readonly found: RetentionPreview | null
  isOpen: boolean
  /** It is shown because the form is being saved, and waits for the answer. */
  readonly isSaveWaiting: boolean
  show: (retention: Retention) => Promise<void>
  /**
   * Before saving: shows it when messages that stayed so far would go. @returns whether saving has to wait, for the
   * answer or because nobody could say what would go
   */
  mustAsk: (retention: Retention) => Promise<boolean>
}

/** A new account (null) has nothing on the server that is known here, so nothing to show. */
export function useRetentionPreview(
  account: Readonly<Ref<Account | null>>,
  onFailure: (failure: Failure | null) => void,
): RetentionPreviewing {
  const accounts = useAccountsStore()
  const found = shallowRef<RetentionPreview | null>(null)
  const isOpen = ref(false)
  const isSaveWaiting = ref(false)

  /** false: nobody could say; why was told. */
  async function find(id: string, retention: Retention): Promise<RetentionPreview | false> {
    const outcome = await accounts.previewRetention(id, retention)
    onFailure(outcome.ok ? null : outcome.failure)
    return outcome.ok && outcome.value
  }

  function open(preview: RetentionPreview, isSave: boolean): void {
    found.value = preview
    isSaveWaiting.value = isSave
    isOpen.value = true
  }

  return reactive({
    found,
    isOpen,
    isSaveWaiting,
    async show(retention: Retention): Promise<void> {
      if (!account.value) return
      const preview = await find(account.value.id, retention)
      if (preview) open(preview, false)
    },
    async mustAsk(retention: Retention): Promise<boolean> {
      if (!account.value || !removesByItself(retention)) return false
      if (JSON.stringify(retention) === JSON.stringify(account.value.retention)) return false
      const preview = await find(account.value.id, retention)
      if (!preview) return true
      if (preview.count === 0) return false
      open(preview, true)
      return true
    },
  })
}

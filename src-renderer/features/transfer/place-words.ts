import type { Place } from '../../../src-main/contract/message.ts'
import type { Translate } from '../../text/messages.ts'

/** The places to choose from. */
export const placeWords = (t: Translate): { value: Place; label: string }[] => [
  { value: 'inbox', label: t('shell.inbox') },
  { value: 'archive', label: t('shell.archive') },
  { value: 'junk', label: t('shell.junk') },
  { value: 'bin', label: t('shell.bin') },
]

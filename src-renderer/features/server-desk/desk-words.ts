import type { DeskView } from '../../../src-main/contract/server-desk.ts'
import type { Text } from '../../text/use-text.ts'

/** How much is marked for deletion: messages and octets. */
export const markedWords = ({ count, format }: Text, { marked }: DeskView): string =>
  `${count('desk.marked', marked.messages)} · ${format.value.size(marked.octets)}`

/** What the last *Close* did: how many went and how many stay. */
export const closedWords = (
  { t, count }: Text,
  { deleted, left }: NonNullable<DeskView['closed']>,
): { title: string; text: string } => ({
  title: deleted === 0 ? t('desk.closed.noneDeleted') : count('desk.closed.deleted', deleted),
  text: left === 0 ? t('desk.closed.noneLeft') : count('desk.closed.left', left),
})

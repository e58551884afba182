import type { Deed, DeedKind } from '../../../src-main/contract/undo.ts'
import type { MessageKey } from '../../text/messages.ts'
import type { Text } from '../../text/use-text.ts'

const KEYS: Record<DeedKind, MessageKey> = {
  inbox: 'undo.inbox',
  archive: 'undo.archive',
  junk: 'undo.junk',
  bin: 'undo.bin',
  read: 'undo.read',
  unread: 'undo.unread',
  starred: 'undo.starred',
  unstarred: 'undo.unstarred',
  labelled: 'undo.labelled',
  unlabelled: 'undo.unlabelled',
  'label-removed': 'undo.labelRemoved',
  'rule-removed': 'undo.ruleRemoved',
}

/** What was done, as a sentence. */
export const deedWords = ({ count }: Text, { kind, messages, name }: Deed): string =>
  count(KEYS[kind], messages, { name })

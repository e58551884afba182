import type { DeskOrderField } from '../../../src-main/contract/server-desk.ts'
import type { MessageKey } from '../../text/messages.ts'

/** A column of the table: what its heading says and what it sorts by. */
export interface DeskColumn {
  name: string
  label: MessageKey
  by: DeskOrderField
}

/** All columns after the tick, in their order. */
export const COLUMNS: readonly DeskColumn[] = [
  { name: 'number', label: 'desk.columns.number', by: 'arrival' },
  { name: 'from', label: 'desk.columns.from', by: 'sender' },
  { name: 'subject', label: 'desk.columns.subject', by: 'subject' },
  { name: 'marks', label: 'desk.columns.marks', by: 'score' },
  { name: 'date', label: 'desk.columns.date', by: 'date' },
  { name: 'size', label: 'desk.columns.size', by: 'size' },
  { name: 'where', label: 'desk.columns.where', by: 'where' },
]

import { Archive, Inbox, ShieldAlert, Trash2 } from '@lucide/vue'
import type { Component } from 'vue'
import type { Place } from '../../src-main/contract/message.ts'

/** The sign of each place, wherever it is named. */
export const PLACE_ICONS: Record<Place, Component> = {
  inbox: Inbox,
  archive: Archive,
  junk: ShieldAlert,
  bin: Trash2,
}

import type { Component } from 'vue'
import type { PageName } from '../../stores/view.ts'
import ConsolePage from '../console/ConsolePage.vue'
import RulesPage from '../rules/RulesPage.vue'
import DeskPage from '../server-desk/DeskPage.vue'
import SettingsPage from '../settings/SettingsPage.vue'

/**
 * The pages that fill the window beside the sidebar, in place of list and reader. Each takes the prop `accountId`
 * (null: all accounts), exposes `focus()`, is made anew for another account, and reads what more it needs
 * from the view store.
 */
export const PAGES: Record<Exclude<PageName, 'mail'>, Component> = {
  desk: DeskPage,
  console: ConsolePage,
  rules: RulesPage,
  settings: SettingsPage,
}

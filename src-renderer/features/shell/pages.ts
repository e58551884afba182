import type { Component } from 'vue'
import type { PageName } from '../../stores/view.ts'
import ConsolePage from '../console/ConsolePage.vue'
import RulesPage from '../rules/RulesPage.vue'

/**
 * The pages that fill the window beside the sidebar, in place of list and reader. Each takes the prop `accountId`
 * (null: all accounts), exposes `focus()`, is made anew for another account, and reads what more it needs
 * from the view store. The sidebar links to those that are here.
 */
export const PAGES: Partial<Record<Exclude<PageName, 'mail'>, Component>> = {
  console: ConsolePage,
  rules: RulesPage,
}

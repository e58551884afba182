import { defineAsyncComponent, type Component } from 'vue'
import type { PageName } from '../../stores/view.ts'

type Page = Exclude<PageName, 'mail'>

const LOADERS: Record<Page, () => Promise<Component>> = {
  desk: () => import('../server-desk/DeskPage.vue'),
  console: () => import('../console/ConsolePage.vue'),
  rules: () => import('../rules/RulesPage.vue'),
  settings: () => import('../settings/SettingsPage.vue'),
}

/**
 * The pages that fill the window beside the sidebar, in place of list and reader. Each takes the prop `accountId`
 * (null: all accounts), exposes `focus()`, is made anew for another account, and reads what more it needs
 * from the view store.
 */
export const PAGES: Record<Page, Component> = {
  desk: defineAsyncComponent(LOADERS.desk),
  console: defineAsyncComponent(LOADERS.console),
  rules: defineAsyncComponent(LOADERS.rules),
  settings: defineAsyncComponent(LOADERS.settings),
}

/** Has them all here before anybody asks for one: the list goes first, they come while nothing else is to be done. */
export const loadPagesWhenIdle = (): void => {
  for (const load of Object.values(LOADERS)) window.requestIdleCallback(() => void load())
}

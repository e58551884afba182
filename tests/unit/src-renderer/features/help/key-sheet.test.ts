// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { COMMAND_IDS, COMMANDS } from '../../../../../src-renderer/features/commands/command-table.ts'
import AboutPop3 from '../../../../../src-renderer/features/help/AboutPop3.vue'
import KeySheet from '../../../../../src-renderer/features/help/KeySheet.vue'
import { useHelpStore } from '../../../../../src-renderer/stores/help.ts'
import { useSettingsStore } from '../../../../../src-renderer/stores/settings.ts'
import { createFakeMailBridge } from '../../../../support/fake-mail-bridge.ts'
import { showView } from '../../../../support/show-view.ts'

const rows = (): string[] =>
  [...document.querySelectorAll('[role=dialog] .row')].map((row) =>
    row.textContent.replaceAll(/\s+/g, ' ').trim(),
  )

it('shows every command that has a key, as the keyboards of the language name it', async () => {
  await showView(KeySheet, { bridge: createFakeMailBridge() })
  await useSettingsStore().change({ language: 'it' })
  useHelpStore().isShowingKeys = true
  await flushPromises()

  expect(rows()).toContain('Sposta nel CestinoCancBackspace')
  const withKeys = COMMAND_IDS.filter((id) => COMMANDS[id].keys.length > 0)
  expect(rows().length).toBeGreaterThan(withKeys.length)
})

it('leads from what POP3 can do to the tour', async () => {
  await showView(AboutPop3, { bridge: createFakeMailBridge() })
  const help = useHelpStore()
  help.isExplaining = true
  await flushPromises()
  expect(document.querySelector('[role=dialog]')!.textContent).toMatch(/KPOP.*1109/)

  document.querySelector<HTMLButtonElement>('[role=dialog] .footer button')!.click()
  await flushPromises()

  expect([help.isExplaining, help.isTouring]).toEqual([false, true])
})

import type { FailureCode } from '../../../src-main/contract/failure.ts'
import type { CallName } from '../../../src-main/contract/calls.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../src-main/contract/settings.ts'
import type { StartupState } from '../../../src-main/contract/startup.ts'
import { createFakeMailBridge } from '../fake-mail-bridge.ts'
import { demoHistory, demoLabels, demoRules } from './demo-rules.ts'
import { demoAccounts, demoMailbox, demoSync } from './demo-mail.ts'

// What is shown is chosen in the address: ?language=he&theme=dark&density=compact&layout=below&rows=100000
// &stage=locked&accounts=none&delay=800&fail=messages:list:store-corrupt
const asked = new URLSearchParams(location.search)
const chosen = <K extends keyof Settings>(key: K): Settings[K] =>
  (asked.get(key) as Settings[K] | null) ?? DEFAULT_SETTINGS[key]

const fake = createFakeMailBridge({
  ...demoMailbox(Number(asked.get('rows') ?? 60)),
  accounts: asked.get('accounts') === 'none' ? [] : demoAccounts,
  sync: demoSync(),
  labels: demoLabels,
  rules: demoRules,
  ruleHistory: demoHistory,
  settings: {
    language: chosen('language'),
    theme: chosen('theme'),
    density: chosen('density'),
    layout: chosen('layout'),
    preferredBody: chosen('preferredBody'),
  },
  startup: {
    stage: (asked.get('stage') as StartupState['stage'] | null) ?? 'ready',
    protection: asked.has('stage') ? 'passphrase' : 'keyring',
    failure: null,
  },
})
for (const failure of asked.getAll('fail')) {
  const at = failure.lastIndexOf(':')
  fake.fail(failure.slice(0, at) as CallName, failure.slice(at + 1) as FailureCode)
}

const delay = Number(asked.get('delay') ?? 0)
const mail: typeof fake = {
  ...fake,
  async call(name, request) {
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
    return fake.call(name, request)
  },
}
Object.assign(window, { mail })

import type { FailureCode } from '../../../src-main/contract/failure.ts'
import type { CallName } from '../../../src-main/contract/calls.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../src-main/contract/settings.ts'
import type { StartupState } from '../../../src-main/contract/startup.ts'
import { createFakeMailBridge } from '../fake-mail-bridge.ts'
import { demoHistory, demoLabels, demoRules } from './demo-rules.ts'
import { demoDesk, slowHeaders } from './demo-desk.ts'
import { demoAccounts, demoMailbox, demoSync } from './demo-mail.ts'

// What is shown is chosen in the address: ?language=he&theme=dark&density=compact&layout=below&rows=100000
// &stage=locked&accounts=none&delay=800&fail=messages:list:store-corrupt
// &desk=10000&session=plain|exception|connecting|update|lost|busy|closed|shut|download&headers=150
const asked = new URLSearchParams(location.search)
const chosen = <K extends keyof Settings>(key: K): Settings[K] =>
  (asked.get(key) as Settings[K] | null) ?? DEFAULT_SETTINGS[key]

const fake = createFakeMailBridge({
  ...demoMailbox(Number(asked.get('rows') ?? 60)),
  accounts: asked.get('accounts') === 'none' ? [] : demoAccounts,
  sync: demoSync(),
  labels: demoLabels,
  threads: [
    [2, 5, 9],
    [3, 4],
    [12, 14, 15, 16, 21],
  ].map((those) => those.map((at) => Number(asked.get('rows') ?? 60) - at)),
  searches: [
    { text: 'from:noa has:attachment', isKept: true },
    { text: 'invoice 2026', isKept: false },
  ],
  rules: demoRules,
  ruleHistory: demoHistory,
  desks: demoAccounts.map(({ id }, at) =>
    at === 1
      ? demoDesk(id, Number(asked.get('desk') ?? 1304), asked.get('session') ?? 'open')
      : demoDesk(id, [118, 0, 9][at] ?? 0, 'shut'),
  ),
  settings: {
    ...DEFAULT_SETTINGS,
    language: chosen('language'),
    theme: chosen('theme'),
    density: chosen('density'),
    layout: chosen('layout'),
    preferredBody: chosen('preferredBody'),
  },
  startup: {
    stage: (asked.get('stage') as StartupState['stage'] | null) ?? 'ready',
    protection: asked.has('stage') ? 'passphrase' : 'keyring',
    hasRecoveryKey: asked.get('recovery') !== 'none',
    hasKeyring: !asked.has('stage'),
    failure: null,
  },
})
for (const failure of asked.getAll('fail')) {
  const at = failure.lastIndexOf(':')
  fake.fail(failure.slice(0, at) as CallName, failure.slice(at + 1) as FailureCode)
}

// Headers come some time after they were asked for.
const headerDelay = Number(asked.get('headers') ?? 0)
if (headerDelay > 0) slowHeaders(fake, headerDelay)

const delay = Number(asked.get('delay') ?? 0)
const mail: typeof fake = {
  ...fake,
  async call(name, request) {
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
    return fake.call(name, request)
  },
}
Object.assign(window, { mail })

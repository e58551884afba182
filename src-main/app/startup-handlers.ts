import { writeWhole } from '../transfer/save-file.ts'
import type { Handlers } from '../contract/calls.ts'
import { cleanFileName } from '../mime/attachment-name.ts'
import type { Desk } from './desk.ts'
import type { Startup } from './startup.ts'

type StartupCalls = Pick<Handlers, Extract<keyof Handlers, `startup:${string}`>>

interface StartupParts {
  startup: Startup<Desk>
  lock: () => Promise<void>
  chooseFile: (suggestedName: string) => Promise<string | null>
}

/** How the profile is opened, locked, and kept. */
export const startupHandlers = ({ startup, lock, chooseFile }: StartupParts): StartupCalls => ({
  'startup:state': () => startup.state(),
  'startup:choosePassphrase': ({ passphrase }) => startup.choosePassphrase(passphrase),
  'startup:unlock': ({ passphrase }) => startup.unlock(passphrase),
  'startup:recover': ({ recoveryKey, passphrase }) => startup.recover(recoveryKey, passphrase),
  'startup:lock': lock,
  'startup:reopen': () => startup.reopen(),
  'startup:changeKeeper': ({ proof, keeper }) => startup.changeKeeper(proof, keeper),
  'startup:makeRecoveryKey': async ({ proof }) => ({ recoveryKey: await startup.makeRecoveryKey(proof) }),
  'startup:keepRecoveryKey': () => startup.keepRecoveryKey(),
  'startup:saveRecoverySheet': async ({ name, text }) => {
    const path = await chooseFile(`${cleanFileName(name)}.txt`)
    if (path === null) return null
    await writeWhole(path, Buffer.from(text))
    return { path }
  },
})

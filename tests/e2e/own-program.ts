import { afterAll, beforeAll } from 'vitest'
import { choosePassphrase, launchApp, makeProfile, type DrivenApp } from './drive-app.ts'

/**
 * For the tests of a `describe`: starts the program in a profile of its own, with its mail protected, before they begin, and
 * ends it after them. `begin` takes it over, with the folder of the profile.
 */
export function ownProgram(begin: (app: DrivenApp, profile: string) => Promise<void> | void): void {
  let profile: Awaited<ReturnType<typeof makeProfile>>
  let app: DrivenApp

  beforeAll(async () => {
    profile = await makeProfile()
    app = await launchApp({ profile: profile.path })
    await choosePassphrase(app.page)
    await begin(app, profile.path)
  })
  afterAll(async () => {
    await app.quit()
    await profile.remove()
  })
}

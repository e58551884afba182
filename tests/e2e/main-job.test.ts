import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { choosePassphrase, launchApp, makeProfile, unlock } from './drive-app.ts'
import { tellMainJob } from './main-job.ts'

tellMainJob('the main job', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'restante-e2e-'))
  const { path: profile, remove } = await makeProfile()
  return {
    profile,
    folder,
    launch: (args) => launchApp({ profile, args }),
    firstStart: choosePassphrase,
    nextStart: unlock,
    async remove() {
      await remove()
      await rm(folder, { recursive: true, force: true })
    },
  }
})

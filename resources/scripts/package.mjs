// npm run package [-- --dir] [--for-test] [electron-builder's arguments]
// Installers for the system it runs on; with --dir only the unpacked program.
import { build } from './build.mjs'
import { prepare } from './prepare.mjs'
import { failWith, inProject } from './project.mjs'
import { mustRun, nodeProgram } from './program.mjs'

const BUILDER = inProject('node_modules/electron-builder/cli.js')
const PACKAGE_DEADLINE = 30 * 60_000

async function packageApp(args) {
  const isForTest = args.includes('--for-test')
  const electron = await prepare()
  if (!electron.isRelease && !isForTest) {
    throw new Error(
      `Electron ${electron.version} out of a registry package is for development and tests, never for a release.\n` +
        'To try the packaging with it anyway: npm run package -- --for-test --dir',
    )
  }
  await build()
  const rest = args.filter((arg) => arg !== '--for-test')
  // A release takes the Electron of package.json for each system it is made for, which electron-builder fetches.
  const ownElectron = [`-c.electronDist=${electron.folder}`, `-c.electronVersion=${electron.version}`]
  const config = ['--config', 'resources/electron-builder.yml', '--publish', 'never']
  await mustRun(...nodeProgram(BUILDER, [...rest, ...config, ...(isForTest ? ownElectron : [])]), {
    deadline: PACKAGE_DEADLINE,
  })
}

await packageApp(process.argv.slice(2)).catch(failWith)

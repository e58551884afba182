// npm run package [-- --dir] [--for-test] [electron-builder's arguments]
// Installers for the system it runs on; with --dir only the unpacked program.
// RESTANTE_UPDATE_FEED, an https address, is where the installed program may look for newer ones.
import { build, buildIfNeeded } from './build.mjs'
import { prepare } from './prepare.mjs'
import { failWith, inProject } from './project.mjs'
import { mustRun, nodeProgram, run } from './program.mjs'

const BUILDER = inProject('node_modules/electron-builder/cli.js')
const CONFIG = ['--config', 'resources/electron-builder.yml', '--publish', 'never']
const PACKAGE_DEADLINE = 30 * 60_000

async function packageApp(args) {
  const isForTest = args.includes('--for-test')
  const electron = await prepare()
  if (!electron.isRelease && !isForTest) {
    throw new Error(
      `Electron ${electron.version} out of a registry package is for development and tests, never for a release.\n` +
        'To try the packaging with it anyway: npm run package -- --for-test',
    )
  }
  await (isForTest ? buildIfNeeded() : build())
  const rest = args.filter((arg) => arg !== '--for-test')
  // A release takes the Electron of package.json for each system it is made for, which electron-builder fetches.
  const ownElectron = [`-c.electronDist=${electron.folder}`, `-c.electronVersion=${electron.version}`]
  const options = [...CONFIG, ...feed(), ...(isForTest ? ownElectron : [])]
  const isWhole = process.platform === 'linux' && rest.every((arg) => arg.startsWith('-c.'))
  await (isWhole ? packageForLinux([...rest, ...options], isForTest) : builder([...rest, ...options]))
}

/** The .deb and .rpm by our own fpm.mjs; then the AppImage, whose tools electron-builder has to download. */
async function packageForLinux(options, isForTest) {
  const hasRpm = (await run('rpmbuild', ['--version'], { output: 'drop' })).code === 0
  if (!hasRpm) console.log('No .rpm: there is no rpmbuild here (Debian: apt-get install rpm).')
  await builder(['--linux', 'deb', ...(hasRpm ? ['rpm'] : []), ...options])
  const appImage = builder(['--linux', 'AppImage', ...options])
  if (!isForTest) return appImage
  await appImage.catch((error) => console.log(`${error.message}\nNo AppImage: see above.`))
}

const builder = (args) =>
  mustRun(...nodeProgram(BUILDER, args), {
    deadline: PACKAGE_DEADLINE,
    env: process.platform === 'linux' ? { CUSTOM_FPM_PATH: inProject('resources/scripts/fpm.mjs') } : {},
  })

/** @throws {Error} for a feed that anybody on the way could change */
function feed() {
  const address = process.env.RESTANTE_UPDATE_FEED
  if (!address) return []
  if (!/^https:\/\//.test(address)) throw new Error(`RESTANTE_UPDATE_FEED is no https address: ${address}`)
  return ['-c.publish.provider=generic', `-c.publish.url=${address}`]
}

await packageApp(process.argv.slice(2)).catch(failWith)

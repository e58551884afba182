import { existsSync, readFileSync } from 'node:fs'
import { failWith, isEntry } from './project.mjs'
import { mustRun, run } from './program.mjs'

const INSTALL_DEADLINE = 15 * 60_000

/**
 * Debian's names of what the program and its tests need. Of several names joined by `|` any one will do: newer
 * releases renamed libraries (`…t64`).
 */
export const PACKAGE_GROUPS = {
  electron: [
    'libnss3',
    'libatk1.0-0t64|libatk1.0-0',
    'libatk-bridge2.0-0t64|libatk-bridge2.0-0',
    'libcups2t64|libcups2',
    'libgtk-3-0t64|libgtk-3-0',
    'libgbm1',
    'libasound2t64|libasound2',
    'libxss1',
    'libxtst6',
    'libdrm2',
    'libnotify4',
  ],
  display: ['xvfb'],
  'session bus': ['dbus-x11'],
  // What the .deb depends on beside Electron's own, the programs that look at it once it is installed, and rpmbuild.
  installed: [
    'libsecret-1-0',
    'libatspi2.0-0t64|libatspi2.0-0',
    'libuuid1',
    'xdg-utils',
    'desktop-file-utils',
    'shared-mime-info',
    'libglib2.0-bin',
    'procps',
    'rpm',
  ],
  keyring: ['gnome-keyring', 'libsecret-tools', 'libglib2.0-bin'],
  'stand-ins on the bus': ['python3-dbusmock', 'libglib2.0-bin'],
  'eyes and hands on the display': ['xdotool', 'openbox'],
  fonts: ['fonts-noto-core', 'fonts-noto-cjk', 'fonts-inter'],
  servers: ['dovecot-core', 'dovecot-pop3d', 'dovecot-gssapi', 'openssl'],
  'other clients': ['mpop'],
}

// No daemon may start by itself because a test needs its program; the policy is taken back afterwards.
const INSTALL = `set -e
if [ ! -e /usr/sbin/policy-rc.d ]; then
  printf '#!/bin/sh\\nexit 101\\n' >/usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
apt-get install -y -qq --no-install-recommends "$@"`

/**
 * Sees to it that the system has the packages of these groups; installs the missing ones on Debian and Ubuntu
 * when it may. Does nothing but say so on other kinds of Linux, and nothing at all elsewhere: there Electron
 * brings what it needs.
 * @throws {Error} with the exact command when packages are missing and may not be installed by us
 */
export async function systemPackages(groups) {
  if (process.platform !== 'linux') return
  const packages = groups.flatMap((group) => PACKAGE_GROUPS[group])
  if (!isDebian()) {
    console.log(
      `Not a Debian or Ubuntu system: these are expected to be there (Debian's names): ${packages.join(' ')}`,
    )
    return
  }
  let missing = await missingOf(packages)
  if (missing.length === 0) return

  const asRoot = await becomeRoot()
  if (asRoot === undefined) {
    const names = (await namesHere(missing)).join(' ')
    throw new Error(
      `System packages are missing. Install them with:\n  sudo apt-get install --no-install-recommends ${names}`,
    )
  }
  console.log(`Installing ${missing.length} system packages: ${missing.join(' ')}`)
  await mustRun(...asRoot('apt-get', ['update', '-qq']), { deadline: INSTALL_DEADLINE })
  const names = await namesHere(missing)
  await mustRun(...asRoot('sh', ['-c', INSTALL, 'sh', ...names]), {
    output: 'keep',
    deadline: INSTALL_DEADLINE,
  })
  missing = await missingOf(packages)
  if (missing.length > 0)
    throw new Error(`apt-get succeeded, but these are still missing: ${missing.join(' ')}`)
}

/** Like `systemPackages`, for what a part of the tests can do without: says what is missing and goes on. */
export async function optionalPackages(groups) {
  await systemPackages(groups).catch((error) => console.log(`${error.message}\nGoing on without them.`))
}

function isDebian() {
  const file = '/etc/os-release'
  return existsSync(file) && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync(file, 'utf8'))
}

async function missingOf(packages) {
  const { output } = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n'], {
    output: 'keep',
  })
  const installed = new Set(output.split('\n').flatMap((line) => /^(\S+) installed$/.exec(line)?.[1] ?? []))
  return packages.filter((names) => !names.split('|').some((name) => installed.has(name)))
}

/** Of alternatives the one this release knows. */
async function namesHere(packages) {
  const names = []
  for (const alternatives of packages.map((entry) => entry.split('|'))) {
    const { output } = await run('apt-cache', ['pkgnames', alternatives[0]], { output: 'keep' })
    const isKnown = output.split('\n').includes(alternatives[0])
    names.push(isKnown ? alternatives[0] : alternatives.at(-1))
  }
  return names
}

async function becomeRoot() {
  if (process.getuid() === 0) return (command, args) => [command, args]
  const { code } = await run('sudo', ['-n', 'true'], { output: 'drop' })
  return code === 0 ? (command, args) => ['sudo', ['-n', command, ...args]] : undefined
}

if (isEntry(import.meta.url)) {
  const groups = process.argv.slice(2)
  await systemPackages(groups.length > 0 ? groups : Object.keys(PACKAGE_GROUPS)).catch(failWith)
}

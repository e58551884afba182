import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { failWith, isEntry } from './project.mjs'
import { mustRun } from './program.mjs'

const DOWNLOAD_DEADLINE = 10 * 60_000

/**
 * Debian's packages of the servers that tests run beside Dovecot. They conflict with one another, so none is
 * installed: each is unpacked into a folder of its own, with every library this system has not got.
 */
export const TEST_SERVERS = {
  courier: ['courier-pop', 'courier-authlib-userdb'],
  cyrus: ['cyrus-pop3d', 'cyrus-imapd', 'sasl2-bin', 'libsasl2-modules', 'libsasl2-modules-gssapi-mit'],
  mailutils: ['mailutils-pop3d'],
  popa3d: ['popa3d', 'socat'],
  'solid-pop3d': ['solid-pop3d', 'socat'],
  nginx: ['nginx', 'libnginx-mod-mail'],
  perdition: ['perdition'],
  kerberos: ['krb5-kdc', 'krb5-admin-server', 'krb5-user', 'python3-gssapi'],
}

/** What was unpacked, one `package version` a line; written last, so a folder that has it is whole. */
const VERSIONS = 'VERSIONS'

/** Where the packages of a server are unpacked: `usr` below it is what goes over /usr. */
export function testServerFolder(name) {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'restante')
  return join(cache, `server-${name}`)
}

/** The packages unpacked for a server and their versions; undefined where there is nothing yet. */
export function unpackedVersions(name) {
  const file = join(testServerFolder(name), VERSIONS)
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  return new Map(lines.map((line) => line.split(' ')))
}

/**
 * Unpacks the servers that are not here yet. Nothing but the cache folder changes: no package is installed and no
 * daemon started. They run in mount namespaces, so without root this does nothing but say so.
 */
export async function testServers() {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/etc/debian_version')) {
    console.log(
      'The servers other than Dovecot need root on a Debian or Ubuntu system: their tests are skipped.',
    )
    return
  }
  const missing = Object.entries(TEST_SERVERS)
    .filter(([name, packages]) => packages.some((each) => !unpackedVersions(name)?.has(each)))
    .map(([name]) => name)
  if (missing.length === 0) return
  console.log(`Unpacking test servers: ${missing.join(', ')}`)
  await mustRun('apt-get', ['update', '-qq'], { deadline: DOWNLOAD_DEADLINE })
  for (const name of missing) {
    await unpack(name).catch((error) => console.log(`${error.message}\nGoing on without ${name}.`))
  }
}

async function unpack(name) {
  const folder = testServerFolder(name)
  mkdirSync(join(folder, '..'), { recursive: true })
  const work = mkdtempSync(`${folder}-making-`)
  try {
    const archives = join(work, 'archives')
    mkdirSync(join(archives, 'partial'), { recursive: true })
    await download(TEST_SERVERS[name], archives)
    layOut(work)
    const versions = []
    for (const file of readdirSync(archives).filter((entry) => entry.endsWith('.deb'))) {
      const archive = join(archives, file)
      const fields = ['--show', '--showformat=${Package} ${Version}', archive]
      versions.push(await mustRun('dpkg-deb', fields, { output: 'keep' }))
      await mustRun('sh', ['-c', EXTRACT, 'sh', archive, work], { output: 'keep' })
    }
    rmSync(archives, { recursive: true })
    writeFileSync(join(work, VERSIONS), `${versions.sort().join('\n')}\n`)
    rmSync(folder, { recursive: true, force: true })
    renameSync(work, folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const EXTRACT = 'dpkg-deb --fsys-tarfile "$1" | tar -x --keep-directory-symlink --no-same-owner -C "$2"'

/** apt finds what is missing here and only downloads it; what it would have removed stays. */
function download(packages, archives) {
  const options = ['-o', `Dir::Cache::archives=${archives}`, '-o', 'APT::Sandbox::User=root']
  const args = ['install', '--download-only', '--no-install-recommends', '--reinstall', '-y', '-qq']
  return mustRun('apt-get', [...args, ...options, ...packages], {
    output: 'keep',
    deadline: DOWNLOAD_DEADLINE,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/** /bin, /lib and /sbin are links into /usr on a system, but folders in a few packages. */
function layOut(root) {
  for (const part of ['bin', 'lib', 'lib64', 'sbin']) {
    mkdirSync(join(root, 'usr', part), { recursive: true })
    symlinkSync(`usr/${part}`, join(root, part))
  }
}

if (isEntry(import.meta.url)) await testServers().catch(failWith)

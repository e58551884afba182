import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { MailUser } from './mail-user.ts'
import type { TestUser } from './test-server.ts'

const runFile = promisify(execFile)

/** Above what systems give to people and to daemons. */
const FIRST_ID = 64_001

export interface SystemUsers {
  /** What goes over /etc. */
  readonly etc: string
  /** Each user's folder is `<homes>/<name>`. */
  readonly homes: string
  readonly ids: ReadonlyMap<string, MailUser>
}

/**
 * Makes `users`, and `daemons` who cannot log in, in files that go over /etc of a server: for servers that know no
 * other users than the system's. PAM checks their passwords.
 */
export async function makeSystemUsers(
  folder: string,
  users: readonly TestUser[],
  daemons: readonly string[] = [],
): Promise<SystemUsers> {
  const etc = join(folder, 'etc')
  const homes = join(folder, 'home')
  await mkdir(join(etc, 'pam.d'), { recursive: true })
  const ids = new Map<string, MailUser>()
  const passwd = [await readFile('/etc/passwd', 'utf8')]
  const group = [await readFile('/etc/group', 'utf8')]
  const shadow: string[] = []

  const add = (name: string, hash: string): MailUser => {
    const id = FIRST_ID + ids.size
    ids.set(name, { name, group: name, uid: id, gid: id })
    passwd.push(`${name}:x:${id}:${id}::${join(homes, name)}:/bin/sh\n`)
    group.push(`${name}:x:${id}:\n`)
    shadow.push(`${name}:${hash}:19000:0:99999:7:::\n`)
    return { name, group: name, uid: id, gid: id }
  }
  for (const { name, password } of users) {
    const { uid, gid } = add(name, await hashPassword(password))
    await mkdir(join(homes, name), { recursive: true })
    await chown(join(homes, name), uid, gid)
  }
  for (const daemon of daemons) add(daemon, '!')

  await writeFile(join(etc, 'passwd'), passwd.join(''))
  await writeFile(join(etc, 'group'), group.join(''))
  await writeFile(join(etc, 'shadow'), shadow.join(''), { mode: 0o600 })
  await writeFile(join(etc, 'pam.d', 'other'), 'auth required pam_unix.so\naccount required pam_unix.so\n')
  await chmod(etc, 0o755)
  return { etc, homes, ids }
}

/** crypt(3) with SHA-512, as in /etc/shadow. */
export async function hashPassword(password: string): Promise<string> {
  const running = runFile('openssl', ['passwd', '-6', '-stdin'], { timeout: 10_000 })
  running.child.stdin?.end(password)
  return (await running).stdout.trim()
}

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { testServerFolder, unpackedVersions } from '../../resources/scripts/test-servers.mjs'
import { PATH } from './run-server.ts'

const runFile = promisify(execFile)
/** Its own mounts; and its own process numbers, so that whatever it starts ends with it. */
const NAMESPACE = [
  'unshare',
  '--mount',
  '--propagation',
  'private',
  '--pid',
  '--fork',
  '--kill-child',
  '--mount-proc',
]
const RUN_DEADLINE = 30_000

/** What a server whose packages are only unpacked sees of the file system; the rest of the system never sees it. */
export interface ServerView {
  /** Whose packages go over /usr. */
  readonly unpacked: string
  /** Folders whose files go over those of a system folder, read-only: `{ '/etc': … }`. */
  readonly over?: Readonly<Record<string, string>>
  /** Folders that stand in place of a system folder, writable; it must exist. */
  readonly instead?: Readonly<Record<string, string>>
}

/** Whether these packages are here and may be run: the mounts need root. */
export const isUnpacked = (name: string): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && unpackedVersions(name) !== undefined

/** The version of one of the packages unpacked for a server, without Debian's revision. */
export const versionOf = (name: string, packageName = name): string | undefined =>
  unpackedVersions(name)
    ?.get(packageName)
    ?.replace(/^\d+:|-[^-]*$/g, '')

/**
 * The command that runs `command` in namespaces of its own with this view; to be ended by SIGKILL.
 * @throws when the packages are not here
 */
export function inView(
  { unpacked, over = {}, instead = {} }: ServerView,
  command: readonly string[],
): string[] {
  if (!isUnpacked(unpacked)) {
    throw new Error(
      `the packages of ${unpacked} are not unpacked (as root: node resources/scripts/test-servers.mjs)`,
    )
  }
  const layers = { '/usr': join(testServerFolder(unpacked), 'usr'), ...over }
  const mounts = [
    ...Object.entries(layers).map(
      ([at, folder]) => `mount -t overlay overlay -o lowerdir='${folder}:${at}' ${at}`,
    ),
    ...Object.entries(instead).map(([at, folder]) => `mount --bind '${folder}' ${at}`),
  ]
  const script = `set -e\n${mounts.join('\n')}\nexec "$@"`
  return [...NAMESPACE, 'sh', '-c', script, 'sh', ...command]
}

/**
 * Runs one of the server's own tools to its end and returns what it wrote.
 * @throws when it fails
 */
export async function runInView(
  view: ServerView,
  command: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  const [program = '', ...args] = inView(view, command)
  const running = runFile(program, args, { timeout: RUN_DEADLINE, env: { PATH, LANG: 'C.UTF-8', ...env } })
  running.child.stdin?.end(input)
  return (await running).stdout.trim()
}

import { spawnSync } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runProgram, type Run } from './run-program.ts'

/** The version of mpop that is installed, or null where there is none. */
export function mpopVersion(): string | null {
  const { stdout } = spawnSync('mpop', ['--version'], { encoding: 'utf8' })
  return /^mpop version (\S+)/.exec(stdout ?? '')?.[1] ?? null
}

export interface MpopTask {
  port: number
  user: string
  password: string
  /** An empty folder to work in. */
  folder: string
}

/**
 * Lets mpop take the whole maildrop into a new maildir, all settings as they are unless named here. It forces every
 * message to the disk by itself, as we do by the batch.
 */
export async function runMpop({
  port,
  user,
  password,
  folder,
}: MpopTask): Promise<Run & { messages: number }> {
  const maildir = join(folder, 'maildir')
  for (const part of ['tmp', 'new', 'cur']) await mkdir(join(maildir, part), { recursive: true })
  const configFile = join(folder, 'mpoprc')
  const config = [
    'account bench',
    'host 127.0.0.1',
    `port ${port}`,
    'tls off',
    'auth user',
    `user ${user}`,
    `password ${password}`,
    'keep on',
    `delivery maildir ${maildir}`,
    `uidls_file ${join(folder, 'uidls')}`,
  ]
  await writeFile(configFile, `${config.join('\n')}\n`, { mode: 0o600 })
  const run = await runProgram('mpop', ['--file', configFile, '--quiet', 'bench'])
  return { ...run, messages: (await readdir(join(maildir, 'new'))).length }
}

import { execFile, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A program that can open a kind of file, as the system lists it. */
export interface Program {
  id: string
  name: string
}

/** What this system offers to open a file otherwise than by its usual program. */
export interface OpenWith {
  /** Those that say they can open that type; none where the system does not tell. */
  programsFor(mimeType: string, language: string): Promise<Program[]>
  /** @throws the system's error */
  open(path: string, programId: string): Promise<void>
}

const run = promisify(execFile)
const PATIENCE = { timeout: 5_000, maxBuffer: 256 * 1024 } as const
/** As the desktop entry specification has it; no path, no option. */
const DESKTOP_ID = /^[A-Za-z0-9][\w.+-]{0,200}\.desktop$/
const MAX_PROGRAMS = 20

/**
 * On Linux GIO knows which programs open what (the shared MIME database and the user's choices). Windows and macOS have no
 * such list for other programs, so there is nothing to choose from.
 */
export const openWithOf = (platform: NodeJS.Platform): OpenWith => (platform === 'linux' ? byGio : none)

const none: OpenWith = {
  programsFor: () => Promise.resolve([]),
  open: (_path, id) => Promise.reject(new Error(`no program ${id}`)),
}

const byGio: OpenWith = {
  async programsFor(mimeType, language) {
    if (!/^[\w.+-]+\/[\w.+-]+$/.test(mimeType)) return []
    const env = { ...process.env, LC_ALL: 'C.UTF-8' }
    // Without GIO, or for a type it does not know, there is nothing to choose from.
    const { stdout } = await run('gio', ['mime', mimeType], { ...PATIENCE, env }).catch(() => ({
      stdout: '',
    }))
    const ids = [...new Set(stdout.match(/[\w.+-]+\.desktop\b/g) ?? [])].slice(0, MAX_PROGRAMS)
    const programs = await Promise.all(ids.map((id) => readProgram(id, language)))
    return programs.filter((program) => program !== null)
  },
  async open(path, programId) {
    const entry = await findEntry(programId)
    if (!entry) throw new Error(`no program ${programId}`)
    await new Promise<void>((resolve, reject) => {
      const child = spawn('gio', ['launch', entry.path, path], { detached: true, stdio: 'ignore' })
      child.once('error', reject)
      child.once('spawn', resolve)
      child.unref()
    })
  },
}

async function readProgram(id: string, language: string): Promise<Program | null> {
  const entry = await findEntry(id)
  if (!entry) return null
  const [main = ''] = entry.text.split(/^\[(?!Desktop Entry\])/m)
  const named = (key: string): string | undefined =>
    main
      .split('\n')
      .find((line) => line.startsWith(`${key}=`))
      ?.slice(key.length + 1)
      .trim()
  if (named('NoDisplay') === 'true' || named('Hidden') === 'true') return null
  const name = named(`Name[${language}]`) ?? named('Name')
  return name ? { id, name } : null
}

/** The entry of a program: the user's own goes before the system's. */
async function findEntry(id: string): Promise<{ path: string; text: string } | null> {
  if (!DESKTOP_ID.test(id)) return null
  const home = process.env['XDG_DATA_HOME'] || join(homedir(), '.local/share')
  const shared = (process.env['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share').split(':')
  for (const directory of [home, ...shared]) {
    const path = join(directory, 'applications', id)
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text !== null) return { path, text }
  }
  return null
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const PROGRAMS = ['restante', 'raw-limit', 'delay'] as const
export type ProgramName = (typeof PROGRAMS)[number]

export interface BundledPrograms {
  /** The file to start Node with. */
  pathOf: (program: ProgramName) => string
  remove: () => Promise<void>
}

/**
 * Bundles the programs in programs/ as the main process is bundled for a release (electron.vite.config.ts), so that
 * what is measured is what ships. The bundle lies below node_modules, where it finds the database driver.
 */
export async function bundlePrograms(): Promise<BundledPrograms> {
  const cache = join(root, 'node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const outDir = await mkdtemp(join(cache, 'restante-bench-'))
  const input = Object.fromEntries(
    PROGRAMS.map((name) => [name, join(root, `tests/bench/programs/${name}.ts`)]),
  )

  const remove = (): Promise<void> => rm(outDir, { recursive: true, force: true })
  try {
    const { config } = await resolveConfig({ root, logLevel: 'error' }, 'build', 'production')
    if (!config?.main) throw new Error('electron.vite.config.ts says nothing of the main process')
    const { main } = config
    await build({
      ...main,
      build: { ...main.build, outDir, rolldownOptions: { ...main.build?.rolldownOptions, input } },
    })
    await writeFile(join(outDir, 'package.json'), '{ "type": "module" }')
  } catch (error) {
    await remove()
    throw error
  }
  return { pathOf: (program) => join(outDir, `${program}.js`), remove }
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface BundledPrograms<Name extends string> {
  /** The file to start Node with. */
  pathOf: (program: Name) => string
  remove: () => Promise<void>
}

/**
 * Bundles `<folder>/<name>.ts` as the main process is bundled for a release (electron.vite.config.ts), so that what is
 * measured or tortured is what ships. The bundle lies below node_modules, where it finds the database driver.
 * `folder` is named from the project's root.
 */
export async function bundlePrograms<Name extends string>(
  folder: string,
  names: readonly Name[],
): Promise<BundledPrograms<Name>> {
  const cache = join(root, 'node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const outDir = await mkdtemp(join(cache, 'restante-programs-'))
  const input = Object.fromEntries(names.map((name) => [name, join(root, folder, `${name}.ts`)]))

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

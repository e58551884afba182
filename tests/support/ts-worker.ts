import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

const tsxEntry = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const tsxApi = new URL('./esm/api/index.mjs', tsxEntry).href

/**
 * Starts a worker thread from a TypeScript file as it stands; the built program gets the same file bundled.
 * `path` is absolute.
 */
export function startTsWorker(path: string): Worker {
  // `--import tsx` is not enough: on Node 20 tsx then registers itself on the main thread only.
  const start = `
    import(${JSON.stringify(tsxApi)}).then(({ register }) => {
      register()
      return import(${JSON.stringify(pathToFileURL(path).href)})
    })`
  return new Worker(start, { eval: true })
}

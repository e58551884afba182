import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Units run before there is an Electron; electron-store, which can do without, is to find none. */
const WITHOUT_ELECTRON = {
  resolve: { alias: { electron: `${root}tests/support/no-electron.ts` } },
}

/** One project per folder; those that own servers or a window run one file at a time. */
const project = (name: string, more: object = {}) => ({
  extends: true as const,
  test: { name, root, include: [`tests/${name}/**/*.test.ts`], ...more },
})

const WINDOW = { testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false }

export default defineConfig({
  plugins: [vue()],
  test: {
    // The second that vitest gives a poll is short on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      // One module graph a thread instead of one a file: half the time. So a unit test leaves nothing behind.
      {
        ...project('unit', {
          testTimeout: 30_000,
          pool: 'threads',
          isolate: false,
          server: { deps: { inline: ['electron-store'] } },
        }),
        ...WITHOUT_ELECTRON,
      },
      project('wire', { testTimeout: 20_000 }),
      project('quality', { testTimeout: 60_000 }),
      project('servers', { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false }),
      project('e2e', { ...WINDOW, exclude: ['tests/e2e/installed/**'] }),
      project('installed', { ...WINDOW, include: ['tests/e2e/installed/**/*.test.ts'] }),
    ],
  },
})

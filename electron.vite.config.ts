import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// The targets are those of the oldest runtime that runs the bundle (Electron 33, used by the tests where
// the current one cannot be downloaded), so what is tested is what ships.
const NODE_TARGET = 'node20.18'
const CHROME_TARGET = 'chrome130'

export default defineConfig(({ command }) => {
  // Unminified output holds the builder's absolute paths.
  const minify = command === 'build'
  return {
    main: {
      // css-tree's modules read JSON files beside them when they start; its one-file build needs none.
      resolve: { alias: { 'css-tree': at('node_modules/css-tree/dist/csstree.esm.js') } },
      // Everything in devDependencies is bundled. Only the database driver, the one runtime dependency, stays
      // outside: it carries native code.
      build: {
        target: NODE_TARGET,
        minify,
        outDir: 'out/main',
        // Kerberos is for those who install it; without it, GSSAPI says that it is not available.
        externalizeDeps: { include: ['kerberos'] },
        rolldownOptions: { input: { main: at('src-main/app/main.ts') } },
      },
    },
    preload: {
      build: {
        target: NODE_TARGET,
        minify,
        outDir: 'out/preload',
        externalizeDeps: false,
        rolldownOptions: {
          input: { preload: at('src-main/preload/index.ts') },
          // A sandboxed preload cannot be an ES module.
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
    renderer: {
      root: at('src-renderer'),
      plugins: [vue()],
      build: {
        target: CHROME_TARGET,
        minify,
        outDir: at('out/renderer'),
        rolldownOptions: { input: { index: at('src-renderer/index.html') } },
      },
    },
  }
})

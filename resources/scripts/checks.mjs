import { inProject } from './project.mjs'
import { nodeProgram, run } from './program.mjs'
import { vitest } from './vitest-project.mjs'

const CHECK_DEADLINE = 10 * 60_000

/** A check by a tool of its own; it counts as one test. */
function tool(name, script, args) {
  return {
    name,
    async run() {
      const { code, output } = await run(...nodeProgram(inProject('node_modules', script), args), {
        output: 'keep',
        deadline: CHECK_DEADLINE,
      })
      const failed = code === 0 ? 0 : 1
      return { passed: 1 - failed, failed, skipped: 0, output }
    },
  }
}

/** What `npm run check` runs: layout, lint, types of the three worlds, and the tests that need nothing outside. */
export const CHECKS = [
  tool('lint', 'eslint/bin/eslint.js', ['-c', 'tests/quality/eslint.config.js', '.']),
  vitest('unit'),
  tool('types-renderer', 'vue-tsc/bin/vue-tsc.js', ['-p', 'src-renderer']),
  tool('types-main', 'typescript/bin/tsc', ['-p', 'src-main']),
  tool('types-tests', 'typescript/bin/tsc', ['-p', 'tests']),
  vitest('quality'),
  // Fixtures are other programs' words; their layout is the point of them.
  tool('layout', 'prettier/bin/prettier.cjs', ['--check', '.', '!tests/fixtures/**']),
]

// npm run torture -- --kills N --seed S [--json FILE]: tests/torture/README.md says what it does.
import { failWith } from './project.mjs'
import { runTestProgram } from './test-program.mjs'

await runTestProgram('tests/torture/torture.ts', process.argv.slice(2), ['servers']).catch(failWith)

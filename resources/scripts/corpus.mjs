// npm run corpus -- DIR: tests/corpus/README.md says what it does.
import { resolve } from 'node:path'
import { failWith } from './project.mjs'
import { runTestProgram } from './test-program.mjs'

// The program runs in the project's folder; the one named here is the user's.
const folder = process.argv[2] === undefined ? [] : [resolve(process.env.INIT_CWD ?? '', process.argv[2])]
await runTestProgram('tests/corpus/corpus.ts', folder, []).catch(failWith)

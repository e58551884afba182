// What `electron <folder>` runs in a runtime that came without Electron's own default app. It must stay an ES
// module with top-level await: Electron holds `ready` back until the entry module is evaluated, so the program's
// main module may still register schemes and paths.
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)

/** Electron's own arguments, up to and with the program to run; what follows is the program's. */
function readArguments(args) {
  const preloaded = []
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '-r' || args[i] === '--require') preloaded.push(args[++i])
    else if (args[i] === '--version' || args[i] === '-v') return { preloaded, version: true }
    else if (!args[i].startsWith('-')) return { preloaded, program: resolve(args[i]) }
  }
  return { preloaded }
}

function identify(folder) {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.name = description.productName ?? description.name
  app.setVersion(description.version)
  if (description.desktopName) app.setDesktopName(description.desktopName)
  return join(folder, description.main ?? 'index.js')
}

const { preloaded, program, version } = readArguments(process.argv.slice(1))
if (version) {
  process.stdout.write(`v${process.versions.electron}\n`)
  process.exit(0)
}
if (program === undefined) {
  process.stderr.write('Name the folder of the program to run.\n')
  process.exit(2)
}

process.defaultApp = true
const isFolder = statSync(program).isDirectory()
app.setAppPath(isFolder ? program : dirname(program))
for (const file of preloaded) require(resolve(file))
await import(pathToFileURL(isFolder ? identify(program) : program).href)

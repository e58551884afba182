// npm run servers-table: writes what the last run of the servers tests saw into README.md, between its markers.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import prettier from 'prettier'
import { failWith, inProject } from './project.mjs'

const FACTS = inProject('test-results', 'servers')
const README = inProject('README.md')
const BEGIN = '<!-- servers:begin -->'
const END = '<!-- servers:end -->'
const ENCRYPTIONS = { none: 'plain', stls: 'STLS', tls: 'TLS' }

async function serversTable() {
  const table = await prettier.format(describe(readFacts()), { parser: 'markdown' })
  const readme = existsSync(README) ? readFileSync(README, 'utf8') : ''
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)]
  if (begin === -1 || end < begin) {
    console.log(`README.md has no place for it (${BEGIN} and ${END}):\n\n${table}`)
    return
  }
  writeFileSync(README, `${readme.slice(0, begin + BEGIN.length)}\n\n${table}\n${readme.slice(end)}`)
}

/** @throws {Error} when the tests have not been run */
function readFacts() {
  const files = existsSync(FACTS) ? readdirSync(FACTS).sort() : []
  const read = (file) => JSON.parse(readFileSync(join(FACTS, file), 'utf8'))
  const [more, whole] = [files.filter(isMore), files.filter((file) => !isMore(file))]
  if (whole.length === 0) throw new Error('There are no results yet: npm test -- servers')
  const servers = whole.map(read)
  for (const { name, logins } of more.map(read)) {
    servers.find((server) => server.name === name)?.logins.tls.push(...logins.tls)
  }
  return servers
}

const isMore = (file) => file.endsWith('.logins.json')

function describe(servers) {
  const rows = servers.map((server) => `| ${row(server).join(' | ')} |`)
  const quirks = servers.map(({ name, quirks }) => `- **${name}**: ${quirks.join('; ')}.`)
  const head = ['Server', 'Greeting', 'Encryption', 'Logins', 'Capabilities', 'Unique-id', 'Second session']
  return `| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}\n${rows.join('\n')}

What each of them changes, or does in a way of its own:

${quirks.join('\n')}
`
}

function row({ name, version, greeting, logins, capabilities, uid, second, wrongSizes, quirks }) {
  if (wrongSizes > 0) quirks.push(`LIST and RETR differ in the size of ${wrongSizes} of the awkward messages`)
  return [
    `${name} ${version}`,
    `\`${unchanging(greeting)}\``,
    Object.keys(logins)
      .map((security) => ENCRYPTIONS[security])
      .join(', '),
    [...new Set(Object.values(logins).flat())].join(', '),
    announced(capabilities),
    `${uid.length} characters`,
    second === 'allowed' ? 'yes' : `\`[${second}]\``,
  ]
}

/** Times, process numbers and host names would make another table of every run. */
const unchanging = (greeting) => greeting.replaceAll(/<[^>]*>/g, '<…>').replaceAll(/\b[0-9a-f]{8}\b/g, '…')

function announced(capabilities) {
  const before = capabilities['before login, none']
  const after = capabilities['after login']
  if (before === null) return 'no CAPA'
  const added = after.filter((line) => !before.includes(line))
  return `\`${before.join('`, `')}\`${added.length === 0 ? '' : `; after login also \`${added.join('`, `')}\``}`
}

await serversTable().catch(failWith)

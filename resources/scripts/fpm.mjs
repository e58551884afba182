#!/usr/bin/env node
// What electron-builder asks of fpm, by the system's own tools: it lays files out in a folder and has dpkg-deb or
// rpmbuild pack them. So a package is the same wherever it is made, and making one downloads nothing.
import { createHash } from 'node:crypto'
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { mustRun } from './program.mjs'
import { failWith } from './project.mjs'

const PACK_DEADLINE = 20 * 60_000
const WITHOUT_VALUE = new Set(['--force', '--debug'])
/** electron-builder's names of compressions, where dpkg-deb has others. */
const COMPRESSIONS = { gz: 'gzip', xzmt: 'xz' }

// Whoever packs, what is installed is readable by all.
process.umask(0o022)

/** Options by name, the repeatable ones as lists, and `[source, target]` for each file or folder to pack. */
function readArguments(args) {
  const options = new Map()
  const maps = []
  for (let i = 0; i < args.length; i++) {
    if (WITHOUT_VALUE.has(args[i])) continue
    if (args[i].startsWith('-')) options.set(args[i], [...(options.get(args[i]) ?? []), args[++i]])
    else maps.push(args[i].split('='))
  }
  return { maps, one: (name) => options.get(name)?.at(-1), all: (name) => options.get(name) ?? [] }
}

/** A source that ends with a slash stands for what is in it. */
function layOut(root, maps) {
  for (const [source, target] of maps) {
    mkdirSync(dirname(join(root, target)), { recursive: true })
    cpSync(source, join(root, target), { recursive: true, verbatimSymlinks: true })
  }
}

/** Paths of the regular files below `folder`, from there. */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true }).filter((path) => lstatSync(join(folder, path)).isFile())

/** electron-builder wants an address; a placeholder is nothing to show to anybody. */
const homepage = (url) => (url.includes('.invalid') ? undefined : url)

async function packDeb(root, { one, all }) {
  const files = filesIn(root)
  const octets = files.reduce((sum, path) => sum + lstatSync(join(root, path)).size, 0)
  const [synopsis, ...description] = one('--description').split('\n')
  const fields = {
    Package: one('--name'),
    Version: one('--version'),
    Architecture: one('--architecture'),
    Maintainer: one('--maintainer'),
    'Installed-Size': String(Math.ceil(octets / 1024)),
    Depends: all('-d').join(', '),
    Recommends: all('--deb-recommends').join(', '),
    Section: 'mail',
    Priority: one('--deb-priority'),
    Homepage: homepage(one('--url')),
    Description: [synopsis, ...description.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  }
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`${name}: ${value}\n`] : []))
  const md5 = (path) =>
    createHash('md5')
      .update(readFileSync(join(root, path)))
      .digest('hex')
  const control = join(root, 'DEBIAN')
  mkdirSync(control)
  writeFileSync(join(control, 'control'), lines.join(''))
  writeFileSync(join(control, 'md5sums'), files.map((path) => `${md5(path)}  ${path}\n`).join(''))
  for (const [name, option] of [
    ['postinst', '--after-install'],
    ['postrm', '--after-remove'],
  ]) {
    writeFileSync(join(control, name), readFileSync(one(option)), { mode: 0o755 })
  }
  const compression = COMPRESSIONS[one('--deb-compression')] ?? one('--deb-compression')
  const pack = ['--root-owner-group', `-Z${compression}`, '--build', root, one('--package')]
  await mustRun('dpkg-deb', pack, { output: 'keep', deadline: PACK_DEADLINE })
}

/** A target that is a folder belongs to the package with all that is in it. An older one is removed after a newer one is there. */
async function packRpm(root, { maps, one, all }) {
  const arch =
    { amd64: 'x86_64', x64: 'x86_64', arm64: 'aarch64' }[one('--architecture')] ?? one('--architecture')
  const spec = `Name: ${one('--name')}
Version: ${one('--version')}
Release: ${one('--iteration') ?? '1'}
Summary: ${one('--rpm-summary') ?? one('--description').trim()}
License: ${one('--license')}
Vendor: ${one('--vendor')}
${homepage(one('--url')) ? `URL: ${one('--url')}\n` : ''}AutoReqProv: no
${all('-d')
  .map((each) => `Requires: ${each}\n`)
  .join('')}
%define _build_id_links none
%define _buildhost localhost
%define __os_install_post %{nil}
%description
${one('--description').trim()}
%files
%defattr(-,root,root,-)
${maps.map(([, target]) => `"${target}"`).join('\n')}
%post -p /bin/bash
${readFileSync(one('--after-install'), 'utf8')}
%postun -p /bin/bash
if [ "$1" -gt 0 ]; then exit 0; fi
${readFileSync(one('--after-remove'), 'utf8')}
`
  const file = join(dirname(root), 'package.spec')
  writeFileSync(file, spec)
  const defines = [
    ['_rpmdir', dirname(one('--package'))],
    ['_rpmfilename', one('--package').split('/').at(-1)],
  ]
  const pack = [
    '-bb',
    '--target',
    arch,
    '--buildroot',
    root,
    ...defines.flatMap((pair) => ['--define', pair.join(' ')]),
  ]
  await mustRun('rpmbuild', [...pack, file], { output: 'keep', deadline: PACK_DEADLINE })
}

async function fpm(args) {
  const { maps, ...options } = readArguments(args)
  const work = mkdtempSync(join(tmpdir(), 'restante-package-'))
  const root = join(work, 'root')
  // dpkg-deb takes the folder's mode for that of /.
  mkdirSync(root, { mode: 0o755 })
  try {
    layOut(root, maps)
    await { deb: packDeb, rpm: packRpm }[options.one('-t')](root, { maps, ...options })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

await fpm(process.argv.slice(2)).catch(failWith)

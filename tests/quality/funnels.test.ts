import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { FUNNELS, type Funnel } from './funnels.ts'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

const SOURCES = new Map(
  ['src-main', 'src-renderer']
    .flatMap((side) =>
      readdirSync(join(PROJECT, side), { recursive: true, encoding: 'utf8' }).map((path) => join(side, path)),
    )
    .filter((path) => /\.(ts|vue)$/.test(path))
    .map((path) => [path.replaceAll('\\', '/'), withoutComments(readFileSync(join(PROJECT, path), 'utf8'))]),
)

/** Good enough for our own style: comments start a line or follow a space. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

const usersOf = ({ pattern }: Funnel): string[] =>
  [...SOURCES].filter(([, text]) => pattern.test(text)).map(([path]) => path)

describe.each(FUNNELS)('$api', (funnel) => {
  const { api, files, because } = funnel

  it(`is used in ${files.join(' and ')} alone`, () => {
    const strangers = usersOf(funnel).filter((path) => !files.includes(path))

    expect(strangers, `${api} belongs in ${files[0]}: ${because}`).toEqual([])
  })

  it('is used there at all, so that the rule watches something', () => {
    expect(usersOf(funnel)).toEqual(expect.arrayContaining([...files]))
  })
})

describe('a funnel', () => {
  const matches = (api: string, text: string): boolean | undefined =>
    FUNNELS.find((funnel) => funnel.api === api)?.pattern.test(withoutComments(text))

  it.each([
    ['ipcMain', "import { ipcMain as main } from 'electron'"],
    ['webContents.send', "window.webContents.send('x')"],
    ['webContents.send', 'event.sender.send(1)'],
    ['node:net', "import { connect } from 'node:net'"],
    ['node:net', "import net from 'net'"],
    ['node:tls', "import {\n  connect,\n  type TLSSocket,\n} from 'node:tls'"],
    ['node:net', "const { connect } = await import('node:net')"],
    ['the database driver', "import Driver from '@signalapp/sqlcipher'"],
    ['shell.openExternal', 'void shell.openExternal(address)'],
    ['shell.openExternal', 'const { openExternal } = shell'],
  ])('of %s sees %s', (api, text) => {
    expect(matches(api, text)).toBe(true)
  })

  it.each([
    ['node:net', "import type { Socket } from 'node:net'"],
    ['the database driver', "import type { Database } from '@signalapp/sqlcipher'"],
    ['window.mail', '/** The page gets `window.mail` and nothing else. */'],
    ['ipcMain', '  // as ipcMain does'],
  ])('of %s overlooks %s', (api, text) => {
    expect(matches(api, text)).toBe(false)
  })
})

import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { UI_CSP } from './security-policy.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Serves the built page from `root`, and nothing outside it. */
export const serveUi =
  (root: string) =>
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const path = normalize(join(root, decodeURIComponent(pathname)))
    const type = TYPES[extname(path)]
    if (type === undefined || !path.startsWith(root + sep)) return new Response(null, { status: 404 })
    try {
      return new Response(new Uint8Array(await readFile(path)), {
        headers: {
          'content-type': type,
          'content-security-policy': UI_CSP,
          'x-content-type-options': 'nosniff',
        },
      })
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
        return new Response(null, { status: 404 })
      }
      throw error
    }
  }

import vue from '@vitejs/plugin-vue'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'
import { UI_CSP } from '../../../src-main/app/security-policy.ts'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The window's page in an ordinary browser, with a made-up mailbox behind it, under the program's own CSP. */
export interface Preview {
  url: string
  close: () => Promise<void>
}

/** Builds the page into the temporary directory and serves it on the loopback interface. */
export async function servePreview(port = 0): Promise<Preview> {
  const outDir = await mkdtemp(join(tmpdir(), 'restante-preview-'))
  const root = at('../../../src-renderer')
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [
      vue(),
      {
        name: 'preview-bridge',
        transformIndexHtml: {
          order: 'pre',
          handler: () => [
            {
              tag: 'script',
              attrs: { type: 'module', src: at('bridge.ts') },
              injectTo: 'head-prepend' as const,
            },
          ],
        },
      },
    ],
    build: { outDir, emptyOutDir: true, target: 'chrome130', minify: false },
  })
  const server = await preview({
    configFile: false,
    root,
    logLevel: 'warn',
    build: { outDir },
    plugins: [
      {
        name: 'preview-frame',
        configurePreviewServer({ middlewares }) {
          middlewares.use('/frame', (request, response) => {
            const asked = new URL(request.url ?? '', 'http://localhost').searchParams
            response.setHeader('content-type', 'text/html; charset=utf-8')
            response.setHeader(
              'content-security-policy',
              "default-src 'none'; style-src 'unsafe-inline'; sandbox",
            )
            response.end(framePage(asked.get('theme') === 'dark'))
          })
        },
      },
    ],
    preview: {
      host: '127.0.0.1',
      port,
      headers: { 'content-security-policy': UI_CSP.replace('frame-src', "frame-src 'self'") },
    },
  })
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new Error('the preview server has no address')
  return { url, close: () => server.close() }
}

function framePage(isDark: boolean): string {
  const [ground, text] = isDark ? ['#1b1e22', '#e8eaee'] : ['#fff', '#1a1d23']
  return `<!doctype html><meta charset="utf-8"><style>:root{color-scheme:${isDark ? 'dark' : 'light'}}body{margin:8px 32px 32px;background:${ground};color:${text};
font:14.5px/1.65 Inter,system-ui,sans-serif;max-width:74ch}</style>
<p>Hello all,</p><p>The agenda for Tuesday at 18:30 is attached. We start with a short look at last quarter’s
spending, then go through the proposals for next year one by one.</p><p>Whoever cannot come is welcome to join by
video; I will send the link on the day. <a style="color:${isDark ? '#8fa8ff' : '#3355d1'}" href="https://example.org/papers">The papers</a> are on the site.</p>
<p dir="rtl">תודה רבה לכולם, ולהתראות ביום שלישי.</p><p>Thanks,<br>Noa</p>`
}

import type { Session, WebContents } from 'electron'
import { FRAME_SCHEME } from '../contract/frame.ts'
import { parseUrl } from '../shared/parse-url.ts'

export const UI_SCHEME = 'restante'
/** Where the page lives: a scheme of its own, so it has an origin and no access to files. */
export const UI_URL = `${UI_SCHEME}://app/index.html`

/** In development the page comes from Vite's server on this machine. Never set in a packaged program. */
export interface PolicyOptions {
  devServerUrl: string | undefined
}

/** What the page may load: itself, and the message frame. Nothing from the network, no inline script, no eval. */
export const UI_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  // The hash is that of Reka UI's one inline style, which hides the scroll bar inside an open select.
  "style-src 'self' 'sha256-60LHlRjW/B3CtzIoE/Lf1/NEDvko9efWMFaGVhHu/cs='",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  // A link of a message must be allowed to begin, or nobody would hear of the click: `restrictContents` ends it there.
  `frame-src ${FRAME_SCHEME}: http: https: mailto:`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What a message may load: its own pictures and styles. The sandbox also takes scripts, forms and its origin from it. */
export const FRAME_CSP = [
  "default-src 'none'",
  `img-src ${FRAME_SCHEME}: data:`,
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  'sandbox',
].join('; ')

/** Whether our own page is what a frame shows. */
export function isOurPage(url: string, { devServerUrl }: PolicyOptions): boolean {
  const parsed = parseUrl(url)
  if (!parsed) return false
  if (devServerUrl !== undefined && parsed.origin === new URL(devServerUrl).origin) return true
  return parsed.protocol === `${UI_SCHEME}:` && parsed.host === 'app'
}

/** The last wall: whatever page, message or library asks for, nothing leaves but what is ours. All permissions are refused. */
export function restrictSession(session: Session, options: PolicyOptions): void {
  const allowed = [`${UI_SCHEME}:`, `${FRAME_SCHEME}:`, 'devtools:', 'data:', 'blob:']
  const devHost = options.devServerUrl === undefined ? null : new URL(options.devServerUrl).host

  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const parsed = parseUrl(url)
    const isOurs = parsed !== null && (allowed.includes(parsed.protocol) || parsed.host === devHost)
    answer({ cancel: !isOurs })
  })
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  // Off is not enough: Chromium would still fetch a dictionary for the system's language at the first start.
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
}

/**
 * Refuses every navigation, window and embedded view. A link clicked in the message frame goes to `onLink` instead.
 */
export function restrictContents(
  contents: WebContents,
  options: PolicyOptions,
  onLink: (url: string) => void,
): void {
  contents.setWindowOpenHandler(({ url }) => {
    onLink(url)
    return { action: 'deny' }
  })
  contents.on('will-frame-navigate', (event) => {
    const { url, isMainFrame } = event
    if (isMainFrame ? isOurPage(url, options) : url.startsWith(`${FRAME_SCHEME}:`)) return
    event.preventDefault()
    if (!isMainFrame) onLink(url)
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

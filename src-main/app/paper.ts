import { app, BrowserWindow, type WebContents } from 'electron'
import type { Paper } from '../ipc/handlers/reading.ts'
import { Refusal } from '../ipc/refusal.ts'
import { restrictContents, type PolicyOptions } from './security-policy.ts'

/** A message with many pictures from a slow network is printed without the last of them. */
const LOAD_MILLIS = 30_000
/** Countries that print on Letter. */
const LETTER = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE'])

/** Puts pages of the message frame on paper, in a hidden window that runs no scripts; it lives as long as one page. */
export const createPaper = (policy: PolicyOptions): Paper => ({
  print: (url) =>
    withPage(url, policy, (contents) => {
      return new Promise((resolve, reject) => {
        contents.print({ printBackground: true }, (isDone, reason) => {
          if (isDone || /cancel/i.test(reason)) resolve()
          else reject(new Refusal('print-failed', reason))
        })
      })
    }),
  toPdf: (url) =>
    withPage(url, policy, (contents) =>
      contents.printToPDF({
        printBackground: true,
        preferCSSPageSize: true,
        pageSize: LETTER.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4',
      }),
    ),
})

async function withPage<T>(
  url: string,
  policy: PolicyOptions,
  use: (contents: WebContents) => Promise<T>,
): Promise<T> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, javascript: false, webviewTag: false },
  })
  try {
    restrictContents(window.webContents, policy, () => undefined)
    await loaded(window, url)
    return await use(window.webContents)
  } finally {
    if (!window.isDestroyed()) window.destroy()
  }
}

async function loaded(window: BrowserWindow, url: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, LOAD_MILLIS)))
  try {
    await Promise.race([window.loadURL(url), late])
  } catch (error) {
    throw new Refusal('print-failed', error instanceof Error ? error.message : String(error))
  } finally {
    clearTimeout(timer)
  }
}

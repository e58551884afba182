import type { DrivenApp } from './drive-app.ts'

// Playwright's own page is gone with its process: a page that dies, and the one after it, are reached by main alone.

/** Ends the page's process. */
export const crashPage = ({ electron }: DrivenApp): Promise<void> =>
  electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer()
  })

/** What `script` says in the page; undefined while there is none that could say it. */
export const askPage = ({ electron }: DrivenApp, script: string): Promise<unknown> =>
  electron.evaluate(async ({ BrowserWindow }, code) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!
    if (webContents.isCrashed() || webContents.isLoadingMainFrame()) return undefined
    // A page that dies meanwhile never answers.
    const late = new Promise((resolve) => setTimeout(resolve, 2_000))
    return Promise.race([webContents.executeJavaScript(code) as Promise<unknown>, late])
  }, script)

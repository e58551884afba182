import { describe, expect, it } from 'vitest'
import { openSampleMailbox, type DrivenApp } from './drive-app.ts'
import { ownProgram } from './own-program.ts'

describe('a store that stops working', { concurrent: false }, () => {
  let app: DrivenApp

  ownProgram(async (started) => {
    app = started
    await openSampleMailbox(app.page)
  })

  it('is said in words, and one press opens the mail again, without asking for the passphrase', async () => {
    // Whatever is next asked of the store ends its thread. Only once it has answered all before: in the middle of a
    // statement SQLite's binding would take the whole program with it.
    await app.electron.evaluate(() => {
      const { Worker } = process.getBuiltinModule('node:worker_threads')
      const send = Object.getOwnPropertyDescriptor(Worker.prototype, 'postMessage')!.value as (
        this: object,
        request: { id: number; name: string },
      ) => void
      const ending = new Set<object>()
      Worker.prototype.postMessage = function (request: { id: number; name: string }) {
        if (ending.has(this)) return
        if (ending.size > 0 || request.name !== 'countPlaces') {
          send.call(this, request)
          return
        }
        ending.add(this)
        this.on('message', ({ id }: { id: number }) => {
          if (id === -1) void this.terminate()
        })
        send.call(this, { id: -1, name: 'the last' })
      }
    })
    // Not waited for: the page is loaded anew under it.
    await app.electron.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      webContents.executeJavaScript("window.mail.call('messages:counts')").catch(() => undefined)
    })

    await app.page.getByRole('heading', { name: 'The mail store stopped working' }).waitFor()
    await app.page.getByRole('button', { name: 'Open my mail again' }).click()

    await app.page.getByText('36 messages').first().waitFor()
    expect(await app.page.getByRole('alert').count()).toBe(0)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  MESSAGE_FRAME,
  choosePassphrase,
  launchApp,
  makeProfile,
  openSampleMailbox,
  type DrivenApp,
} from './drive-app.ts'

/** A message of the sample mailbox, and words in its body. */
const MESSAGES = {
  idle: ['Welcome to Restante', 'Poste restante: the post office keeps'],
  openMessage: ['Story hour, every Wednesday', 'thank you for reading'],
  renderBody: ['Fattura n. 118', 'Gentile cliente'],
} as const

interface EndsParsers {
  /** Ends the thread of the parser as soon as this is asked of it, or at once where it has nothing to do. */
  endParser: (at: keyof typeof MESSAGES) => void
  ended: number
}

describe('a parser that stops working', { concurrent: false }, () => {
  let app: DrivenApp
  let profile: Awaited<ReturnType<typeof makeProfile>>

  const endParser = (at: keyof typeof MESSAGES): Promise<void> =>
    app.electron.evaluate((_, moment) => (globalThis as unknown as EndsParsers).endParser(moment), at)
  const ended = (): Promise<number> =>
    app.electron.evaluate(() => (globalThis as unknown as EndsParsers).ended)

  async function read(subject: string, words: string): Promise<void> {
    await app.page.getByRole('option', { name: subject }).click()
    await app.page.getByRole('heading', { name: subject }).waitFor()
    await app.page.frameLocator(MESSAGE_FRAME).getByText(words).first().waitFor()
  }

  beforeAll(async () => {
    profile = await makeProfile()
    app = await launchApp({ profile: profile.path })
    await app.electron.evaluate(() => {
      const { Worker } = process.getBuiltinModule('node:worker_threads')
      const send = Object.getOwnPropertyDescriptor(Worker.prototype, 'postMessage')!.value as (
        this: object,
        request: { name: string },
        transfer: unknown,
      ) => void
      /** The one that serves the reader. */
      const parsers: { terminate: () => Promise<number> }[] = []
      let moment = ''
      const tests = globalThis as unknown as EndsParsers
      const end = (): void => {
        moment = ''
        void parsers[0]?.terminate().then(() => tests.ended++)
      }
      tests.ended = 0
      tests.endParser = (at) => {
        moment = at
        if (at === 'idle') end()
      }
      Worker.prototype.postMessage = function (request: { name: string }, transfer: unknown) {
        if (['openMessage', 'keptMessage', 'renderBody'].includes(request.name)) parsers.splice(0, 1, this)
        if (request.name === moment) end()
        else send.call(this, request, transfer)
      }
    })
    await choosePassphrase(app.page)
    await openSampleMailbox(app.page)
  })
  afterAll(async () => {
    await app.quit()
    await profile.remove()
  })

  it('is replaced unseen, when it had nothing to do, and while it opens and shows a message', async () => {
    await read('Your parcel is WAITING', 'DEAR CUSTOMER')

    await endParser('idle')
    await expect.poll(ended).toBe(1)
    await read(...MESSAGES.idle)

    await endParser('renderBody')
    await read(...MESSAGES.renderBody)
    await expect.poll(ended).toBe(2)

    await endParser('openMessage')
    await read(...MESSAGES.openMessage)
    await expect.poll(ended).toBe(3)
    expect(app.complaints).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { openSampleMailbox, type DrivenApp } from './drive-app.ts'
import { ownProgram } from './own-program.ts'
import { askPage, crashPage } from './page-by-main.ts'

describe('a mailbox that is open when the page dies', { concurrent: false }, () => {
  let app: DrivenApp

  ownProgram(async (started) => {
    app = started
    await openSampleMailbox(app.page)
  })

  const ask = (script: string): Promise<unknown> => askPage(app, script)

  const FOOT = "document.querySelector('main footer')?.textContent"

  it('is still open afterwards, and what was marked in it is still marked', async () => {
    await app.page.getByRole('navigation').getByRole('button', { name: 'On the server' }).click()
    await app.page.getByRole('row').getByRole('checkbox').nth(1).click()
    await app.page.locator('footer').getByText('1 marked').waitFor()
    expect(await ask(FOOT)).toContain('1 marked')

    await crashPage(app)

    await expect.poll(() => ask(FOOT), { timeout: 30_000 }).toContain('1 marked')
    await ask(
      "[...document.querySelectorAll('footer button')].find(({ textContent }) => textContent.includes('Undo marks')).click()",
    )
    await expect.poll(() => ask(FOOT)).toContain('Tick what is to be deleted')
  })
})

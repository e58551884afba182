import { expect, it } from 'vitest'
import { fuzzRun } from '../torture/fuzz-run.ts'

it('a few hundred random servers break no promise: no wait without end, no message that was not sent', async () => {
  const { sessions, messages } = await fuzzRun(1, (started) => started >= 400)

  expect(sessions).toBe(400)
  expect(messages).toBeGreaterThan(400)
})

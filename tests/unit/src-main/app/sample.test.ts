import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { createSample } from '../../../../src-main/app/sample.ts'
import { openPop3Session, type Pop3Session } from '../../../../src-main/pop3/pop3-session.ts'
import type { SampleServer } from '../../../../src-main/sample-mailbox/sample-server.ts'

const MESSAGES = fileURLToPath(new URL('../../../../resources/sample-mailbox', import.meta.url))

describe('the sample mailbox', () => {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })

  async function enter({ port, user, password }: SampleServer): Promise<Pop3Session> {
    const session = await openPop3Session({ endpoint: { host: '127.0.0.1', port, security: 'none' } })
    await session.login(user, password)
    return session
  }

  it('is as it was after a tour that deleted messages', async () => {
    const sample = createSample(MESSAGES)
    const [server, tour] = await Promise.all([sample.server(), sample.tourServer()])
    closing.push(sample.close, () => tour.close())
    const touring = await enter(tour)
    const { count } = await touring.stat()
    await touring.dele(1)
    await touring.quit()

    const session = await enter(server)
    expect(await session.stat()).toMatchObject({ count })
    await session.quit()
    const again = await enter(tour)
    expect(await again.stat()).toMatchObject({ count: count - 1 })
    await again.quit()
  })
})

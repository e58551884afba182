import { openPop3Session } from '../../../src-main/pop3/pop3-session.ts'
import { cpuSeconds } from './cpu-seconds.ts'
import { say, task } from './task.ts'

/** More than the window holds, so that it is never short of commands. */
const ASKED_AHEAD = 6_000

// Every message by one verb through a session, after the login, and thrown away.
const { port, user, password, messages, verb } = task() as {
  port: number
  user: string
  password: string
  messages: number
  verb: 'RETR' | 'TOP'
}
const session = await openPop3Session({ endpoint: { host: '127.0.0.1', port, security: 'none' } })
await session.login(user, password)
// As every sync does; the raw program has no use for it.
await session.list()

const startedAt = performance.now()
const cpuBefore = cpuSeconds()
let octets = 0
const ask = (number: number): Promise<Uint8Array> =>
  verb === 'RETR' ? session.retr(number) : session.top(number, 0)
const lanes = Array.from({ length: ASKED_AHEAD }, async (_, lane) => {
  for (let number = lane + 1; number <= messages; number += ASKED_AHEAD) {
    const { length } = await ask(number)
    octets += length
  }
})
await Promise.all(lanes)
await session.quit()
say({ seconds: (performance.now() - startedAt) / 1000, cpuSeconds: cpuSeconds() - cpuBefore, octets })

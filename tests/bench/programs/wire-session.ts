import { openPop3Session } from '../../../src-main/pop3/pop3-session.ts'
import { say, task } from './task.ts'

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

const startedAt = performance.now()
let octets = 0
const numbers = Array.from({ length: messages }, (_, index) => index + 1)
const arrived = numbers.map(async (number) => {
  const bytes = await (verb === 'RETR' ? session.retr(number) : session.top(number, 0))
  octets += bytes.length
})
await Promise.all([...arrived, session.quit()])
say({ seconds: (performance.now() - startedAt) / 1000, octets })

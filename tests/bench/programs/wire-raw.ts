import { once } from 'node:events'
import { connect } from 'node:net'
import { cpuSeconds } from './cpu-seconds.ts'
import { say, task } from './task.ts'

// Every message by one verb, all asked for at once after the login, and thrown away: what server and line can do.
const { port, user, password, messages, verb } = task() as {
  port: number
  user: string
  password: string
  messages: number
  verb: 'RETR' | 'TOP'
}
const socket = connect({ host: '127.0.0.1', port, noDelay: true })
for (const line of [`USER ${user}`, `PASS ${password}`]) {
  await once(socket, 'data')
  socket.write(`${line}\r\n`)
}
await once(socket, 'data')

const startedAt = performance.now()
const cpuBefore = cpuSeconds()
let octets = 0
socket.on('data', (chunk) => {
  octets += chunk.length
})
const lineOf = (number: number): string => (verb === 'RETR' ? `RETR ${number}\r\n` : `TOP ${number} 0\r\n`)
const lines = Array.from({ length: messages }, (_, index) => lineOf(index + 1))
socket.end(`${lines.join('')}QUIT\r\n`)
await once(socket, 'close')
say({ seconds: (performance.now() - startedAt) / 1000, cpuSeconds: cpuSeconds() - cpuBefore, octets })

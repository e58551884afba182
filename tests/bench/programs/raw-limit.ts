import { once } from 'node:events'
import { connect } from 'node:net'
import { say, task } from './task.ts'

// Every message by RETR, all asked for at once, and thrown away: what the server and the line can do.
const { port, user, password, messages } = task() as {
  port: number
  user: string
  password: string
  messages: number
}
const startedAt = performance.now()
const socket = connect({ host: '127.0.0.1', port, noDelay: true })
for (const line of [`USER ${user}`, `PASS ${password}`]) {
  await once(socket, 'data')
  socket.write(`${line}\r\n`)
}
await once(socket, 'data')

let octets = 0
socket.on('data', (chunk) => {
  octets += chunk.length
})
const numbers = Array.from({ length: messages }, (_, index) => index + 1)
socket.end(`${numbers.map((number) => `RETR ${number}\r\n`).join('')}QUIT\r\n`)
await once(socket, 'close')
say({ seconds: (performance.now() - startedAt) / 1000, octets })

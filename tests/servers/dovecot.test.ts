import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { connect as connectTls } from 'node:tls'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { skipsDovecot, startDovecot, type Dovecot, type DovecotOptions } from './dovecot.ts'

const running: Dovecot[] = []
const start = async (options: DovecotOptions): Promise<Dovecot> => {
  const dovecot = await startDovecot(options)
  running.push(dovecot)
  return dovecot
}

afterEach(async () => {
  for (const dovecot of running.splice(0)) await dovecot.stop()
})

/** Sends one command after the other; returns the first line of each reply, the greeting included. */
async function talk(socket: Socket, ...commands: string[]): Promise<string[]> {
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]()
  const read = async (): Promise<string> => String((await lines.next()).value)
  const replies = [await read()]
  for (const command of commands) {
    socket.write(`${command}\r\n`)
    replies.push(await read())
  }
  return replies
}

const plain = (dovecot: Dovecot): Socket => connect(dovecot.ports.plain, dovecot.host)
const message = (text: string): Buffer => Buffer.from(`Subject: ${text}\r\n\r\n.${text}\r\n`)
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe.skipIf(skipsDovecot())('the Dovecot that tests run', () => {
  it('serves each user the seeded messages in their order', async () => {
    const dovecot = await start({
      users: [
        { name: 'alice', password: 'a-secret', messages: [message('one'), message('second')] },
        { name: 'bob', password: 'b-secret' },
      ],
    })

    const alice = await talk(
      plain(dovecot),
      'USER alice',
      'PASS a-secret',
      'STAT',
      'LIST 1',
      'LIST 2',
      'QUIT',
    )
    const bob = await talk(plain(dovecot), 'USER bob', 'PASS b-secret', 'STAT', 'QUIT')

    expect(alice.slice(3, 6)).toEqual(['+OK 2 50', '+OK 1 22', '+OK 2 28'])
    expect(bob[3]).toBe('+OK 0 0')
  })

  it('speaks TLS with a certificate of its own authority', async () => {
    const dovecot = await start({ users: [{ name: 'alice', password: 'secret' }] })
    const { tls } = dovecot.ports

    const socket = connectTls({ port: tls, host: '127.0.0.1', servername: 'localhost', ca: dovecot.caPem })

    expect((await talk(socket, 'QUIT'))[0]).toMatch(/^\+OK/)
    expect(await readFile(dovecot.caFile, 'utf8')).toBe(dovecot.caPem)
  })

  it('keeps what is delivered and loses what is deleted, and says so', async () => {
    const dovecot = await start({
      users: [{ name: 'alice', password: 'secret', messages: [message('old')] }],
    })

    await dovecot.deliver('alice', message('new'))
    const before = await dovecot.list('alice')
    await talk(plain(dovecot), 'USER alice', 'PASS secret', 'DELE 1', 'QUIT')

    expect(before.map((stored) => stored.sha256)).toEqual([sha256(message('old')), sha256(message('new'))])
    expect(await dovecot.list('alice')).toEqual([
      { sha256: sha256(message('new')), size: message('new').length },
    ])
  })

  it('is the same server after a restart', async () => {
    const dovecot = await start({
      users: [{ name: 'alice', password: 'secret', messages: [message('one')] }],
    })
    const uidl = ['USER alice', 'PASS secret', 'UIDL 1', 'QUIT']
    const before = await talk(plain(dovecot), ...uidl)

    await dovecot.restart()

    expect(await talk(plain(dovecot), ...uidl)).toEqual(before)
  })

  it('lets one session into a mailbox where sessions lock it', async () => {
    const dovecot = await start({ users: [{ name: 'alice', password: 'secret' }], lockSession: true })
    const first = plain(dovecot)
    await talk(first, 'USER alice', 'PASS secret')

    const second = await talk(plain(dovecot), 'USER alice', 'PASS secret')

    expect(second[2]).toMatch(/^-ERR \[IN-USE\]/)
    first.destroy()
  })
})

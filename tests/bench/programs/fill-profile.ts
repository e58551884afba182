/// <reference types="electron-vite/node" />
import createMimeWorker from '../../../src-main/mime/mime-worker.ts?nodeWorker'
import createStoreWorker from '../../../src-main/store/store-worker.ts?nodeWorker'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NO_ACCOUNTS, openAccountBook } from '../../../src-main/accounts/account-book.ts'
import type { JsonFile } from '../../../src-main/accounts/json-file.ts'
import { createVault, NO_VAULT } from '../../../src-main/accounts/vault.ts'
import { indexNext } from '../../../src-main/indexing/index-next.ts'
import { headerOf } from '../../../src-main/mime/header-fields.ts'
import { startMimeClient } from '../../../src-main/mime/mime-client.ts'
import { WORKER_OPTIONS } from '../../../src-main/shared/worker-options.ts'
import { openStore, type Store } from '../../../src-main/store/store-client.ts'
import { generateMail, type GeneratedMessage } from '../../servers/generate-mail.ts'
import { newAccount } from '../../support/account-samples.ts'
import { EVERY_MESSAGE } from '../../support/every-message.ts'
import { say, task } from './task.ts'

// Fills a profile as syncs would have: the parser in its worker, the store's own commits in its own. Every fifth message
// belongs to each of five accounts; nine of ten were read; of the first account, 10,000 (or half) lie in the Archive.

const { folder, passphrase, messages, bodies } = task() as {
  folder: string
  passphrase: string
  messages: number
  bodies: 'mail' | 'tiny'
}

const ACCOUNTS = 5
const BATCH = 200
const ARCHIVED = 10_000
/** What one call may change. */
const CALL_IDS = 10_000

/** As the program keeps it (accounts/json-file.ts), without Electron. */
function plainFile<T extends object>(name: string, defaults: T): JsonFile<T> {
  const path = join(folder, `${name}.json`)
  const read = (): T => {
    try {
      return { ...defaults, ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<T>) }
    } catch {
      return defaults
    }
  }
  return { read, write: (change) => writeFileSync(path, JSON.stringify({ ...read(), ...change })) }
}

function* tinyMail(count: number): Generator<Pick<GeneratedMessage, 'bytes'>> {
  const from = Date.UTC(2016, 0, 1)
  for (let index = 0; index < count; index++) {
    const head = [
      `From: Writer ${String(index % 400)} <writer${String(index % 400)}@mail.example>`,
      'To: reader@example.net',
      `Subject: Note ${String(index)} on matter ${String(index % 9_973)}`,
      `Date: ${new Date(from + index * 300_000).toUTCString()}`,
      `Message-ID: <tiny-${String(index)}@mail.example>`,
    ]
    const body = `The ${String(index)}th word of the record, filed under ${String(index % 9_973)}. `.padEnd(
      98,
      'x',
    )
    yield { bytes: Buffer.from([...head, '', body, ''].join('\r\n')) }
  }
}

const mail = bodies === 'tiny' ? tinyMail(messages) : generateMail({ count: messages, sizeMix: 'desktop' })

async function commit(
  store: Store,
  accountId: string,
  batch: { uid: string; bytes: Buffer }[],
): Promise<void> {
  if (batch.length === 0) return
  const messages = batch.map(({ uid, bytes }) => ({ uid, bytes: new Uint8Array(bytes) }))
  const headers = await mime.summariseHeaders({ blocks: messages.map(({ bytes }) => headerOf(bytes)) })
  await store.commitMessages(
    {
      accountId,
      messages: messages.flatMap(({ uid, bytes }, at) => {
        const header = headers[at]
        return header ? [{ uid, size: bytes.length, header, bytes }] : []
      }),
      now: Date.now(),
    },
    messages.map(({ bytes }) => bytes.buffer),
  )
}

async function idsOf(accountId: string, limit: number): Promise<number[]> {
  const ids: number[] = []
  const query = { ...EVERY_MESSAGE, accountId, place: 'inbox' as const }
  for (let offset = 0; ids.length < limit; offset += 200) {
    const { rows } = await store.listMessages({ query, offset, limit: 200 })
    if (rows.length === 0) break
    ids.push(...rows.map(({ id }) => id))
  }
  return ids.slice(0, limit)
}

const keys = await createVault(plainFile('vault', NO_VAULT)).create({ passphrase })
const book = openAccountBook(plainFile('accounts', NO_ACCOUNTS), keys.secrets)
const mime = startMimeClient(() => createMimeWorker(WORKER_OPTIONS))
const store = await openStore(createStoreWorker(WORKER_OPTIONS), {
  path: join(folder, 'mail.db'),
  key: keys.store,
})

const accountIds = Array.from({ length: ACCOUNTS }, (_, at) => {
  const name = `Account ${String(at + 1)}`
  const email = `reader${String(at + 1)}@example.net`
  const quiet = {
    host: '127.0.0.1',
    port: 9,
    security: 'none',
    checkEveryMinutes: 0,
    checkAtStart: false,
  } as const
  return book.add(newAccount({ name, email, user: email, colour: at, ...quiet })).id
})

let octets = 0
let index = 0
const waiting = accountIds.map(() => [] as { uid: string; bytes: Buffer }[])
for (const { bytes } of mail) {
  const at = index % ACCOUNTS
  octets += bytes.length
  waiting[at]?.push({ uid: `uid-${String(index)}`, bytes })
  index++
  if (index % (BATCH * ACCOUNTS) === 0) {
    for (const [of, batch] of waiting.entries()) await commit(store, accountIds[of] ?? '', batch.splice(0))
  }
}
for (const [of, batch] of waiting.entries()) await commit(store, accountIds[of] ?? '', batch)
while ((await indexNext({ store, mime })).count > 0);

const [first = ''] = accountIds
const archived = await idsOf(first, Math.min(ARCHIVED, Math.floor(messages / ACCOUNTS / 2)))
await store.moveMessages({ ids: archived, place: 'archive' })
for (const accountId of accountIds) {
  const all = await idsOf(accountId, Infinity)
  const read = all.filter((id) => id % 10 !== 0)
  for (let from = 0; from < read.length; from += CALL_IDS)
    await store.setUnread({ ids: read.slice(from, from + CALL_IDS), isUnread: false })
}
await Promise.all([store.close(), mime.close()])
say({ octets })

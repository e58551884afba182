import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExportFormat } from '../../../../src-main/contract/transfer.ts'
import { indexNext } from '../../../../src-main/indexing/index-next.ts'
import { summariseHeader } from '../../../../src-main/mime/summarise-header.ts'
import { summariseMessages } from '../../../../src-main/mime/summarise-messages.ts'
import type { MimeClient } from '../../../../src-main/mime/mime-client.ts'
import type { Database } from '../../../../src-main/store/handles.ts'
import { storeOperations } from '../../../../src-main/store/operations.ts'
import { sql } from '../../../../src-main/store/sql.ts'
import type { Store } from '../../../../src-main/store/store-client.ts'
import type { StoreOperations } from '../../../../src-main/store/store-operations.ts'
import { checkMessages } from '../../../../src-main/transfer/check-messages.ts'
import { exportMessages, type ExportAsk } from '../../../../src-main/transfer/export-messages.ts'
import { importMessages, type ImportAsk } from '../../../../src-main/transfer/import-messages.ts'
import { canMakeDisks, makeSmallDisk } from '../../../support/small-disk.ts'
import { ANNA, BORIS, listQuery, memoryDb, newHeader, newMessage } from '../../../support/memory-db.ts'

const EVERYTHING = { accountId: null, place: null }
const mime = {
  summariseHeaders: ({ blocks }: { blocks: Uint8Array<ArrayBuffer>[] }) =>
    Promise.resolve(blocks.map((block) => summariseHeader(block))),
  summariseMessages: ({ messages }: { messages: Uint8Array<ArrayBuffer>[] }) =>
    summariseMessages(messages, false),
} as unknown as MimeClient

let folder: string
let db: Database
let store: StoreOperations
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restante-transfer-'))
  db = memoryDb()
  store = storeOperations(db)
})
afterEach(async () => {
  db.close()
  await rm(folder, { recursive: true, force: true })
})

const asClient = (of: StoreOperations): Store => of as unknown as Store
const exportTo = (format: ExportFormat, more: Partial<ExportAsk> = {}) =>
  exportMessages(asClient(store), {
    scope: EVERYTHING,
    format,
    directory: folder,
    name: 'Export',
    accountName: (id) => (id === ANNA ? 'anna@example.org' : 'boris/../x'),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...more,
  })
const importFrom = (paths: string[], more: Partial<ImportAsk> = {}, into = store) =>
  importMessages(
    { store: asClient(into), mime },
    {
      paths,
      accountId: ANNA,
      place: 'archive',
      now: () => 1,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      ...more,
    },
  )
const hashes = (of: Database): string[] =>
  of
    .all<{ hash: string }>(sql`SELECT hex(sha256) AS hash FROM message_bytes ORDER BY 1`)
    .map(({ hash }) => hash)
const mail = (text: string): string => `Subject: ${text}\r\nFrom: a@b\r\n\r\n${text}\r\n`
const keep = (accountId: string, texts: readonly string[]): void =>
  store.commitMessages({
    accountId,
    messages: texts.map((text, at) => newMessage({ uid: `${accountId}-${String(at)}`, text })),
    now: 1,
  })
const filesIn = async (path: string): Promise<string[]> =>
  (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

describe('mail that goes out and comes in', () => {
  it.each(['mbox', 'maildir', 'eml'] as const)('has the same SHA-256s after it: %s', async (format) => {
    const body = fc
      .array(fc.constantFrom('From x\n', '>From y\n', '\r\n', '\n', 'words ', '\xff', '.', '--'), {
        maxLength: 12,
      })
      .map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(body, { minLength: 1, maxLength: 8 }), async (bodies) => {
        const from = memoryDb()
        const to = memoryDb()
        const source = storeOperations(from)
        const messages = bodies.map((text, at) => {
          const bytes = new Uint8Array(Buffer.from(`Subject: ${String(at)}\r\n\r\n${text}`, 'latin1'))
          return {
            ...newMessage({ uid: String(at) }),
            bytes,
            sha256: createHash('sha256').update(bytes).digest('hex'),
          }
        })
        source.commitMessages({ accountId: ANNA, messages, now: 1 })
        try {
          const { path } = await exportMessages(asClient(source), {
            scope: EVERYTHING,
            format,
            directory: folder,
            name: 'Trip',
            accountName: () => 'anna',
            signal: new AbortController().signal,
            onProgress: () => undefined,
          })
          await importFrom([path], {}, storeOperations(to))
          expect(hashes(to)).toEqual(hashes(from))
          await rm(path, { recursive: true })
        } finally {
          from.close()
          to.close()
        }
      }),
      { numRuns: 25 },
    )
  })

  it('is put by account and place, under names that lead nowhere else', async () => {
    keep(ANNA, [mail('a'), mail('b')])
    keep(BORIS, [mail('c')])
    store.moveMessages({ ids: [2], place: 'bin' })

    const { path, messages } = await exportTo('mbox')

    expect(messages).toBe(3)
    expect(path).toBe(join(folder, 'Export'))
    expect((await readdir(path, { recursive: true })).sort()).toEqual([
      'anna@example.org',
      'anna@example.org/bin.mbox',
      'anna@example.org/inbox.mbox',
      'boris-..-x',
      'boris-..-x/inbox.mbox',
    ])
    expect((await exportTo('mbox')).path).toBe(join(folder, 'Export (2)'))
  })

  it('keeps read and star marks in a Maildir', async () => {
    keep(ANNA, [mail('read'), mail('starred'), mail('new')])
    store.setUnread({ ids: [1], isUnread: false })
    store.setStarred({ ids: [2], isStarred: true })
    const { path } = await exportTo('maildir')

    const to = memoryDb()
    await importFrom([path], {}, storeOperations(to))

    expect(
      to.all(sql`SELECT subject, is_unread AS unread, is_starred AS starred FROM message ORDER BY subject`),
    ).toEqual([
      { subject: 'new', unread: 1, starred: 0 },
      { subject: 'read', unread: 0, starred: 0 },
      { subject: 'starred', unread: 1, starred: 1 },
    ])
    to.close()
  })

  it('of one place, or chosen messages, is only that; a header alone is no mail to export', async () => {
    keep(ANNA, [mail('a'), mail('b')])
    store.commitHeaders({ accountId: ANNA, headers: [newHeader({ uid: 'h' })], now: 1 })
    store.moveMessages({ ids: [2], place: 'archive' })

    const place = await exportTo('eml', { scope: { accountId: ANNA, place: 'archive' } })
    expect(await filesIn(place.path)).toEqual(['2024-01-01 A subject 2.eml'])
    expect((await exportTo('eml', { scope: { ids: [1, 3] } })).messages).toBe(1)
    await expect(exportTo('eml', { scope: { ids: [3] } })).rejects.toMatchObject({ kind: 'nothing-there' })
  })
})

describe('an import', () => {
  it('knows what is here by its SHA-256, also what is twice in the files', async () => {
    keep(ANNA, [mail('here')])
    await writeFile(join(folder, 'here.eml'), mail('here'))
    await writeFile(join(folder, 'new.eml'), mail('new'))
    await writeFile(join(folder, 'twin.eml'), mail('new'))

    expect(await importFrom([folder])).toMatchObject({ messages: 1, duplicates: 2, leftOut: 0 })
    expect(await importFrom([folder])).toMatchObject({ messages: 0, duplicates: 3 })
    // Another account is asked for on purpose.
    expect(await importFrom([folder], { accountId: BORIS })).toMatchObject({ messages: 2 })
  })

  it('is not downloaded again when the server of its account lists it', async () => {
    await writeFile(join(folder, 'a.eml'), mail('a'))
    await importFrom([folder])
    const bytes = new Uint8Array(Buffer.from(mail('a')))
    const [summary] = await summariseMessages([bytes], true)

    store.commitHeaders({
      accountId: ANNA,
      headers: [{ uid: 'u1', size: bytes.length, header: summary!.header }],
      now: 2,
    })

    expect(store.countPlaces()).toMatchObject([{ place: 'archive', total: 1 }])
    expect(store.messageRow({ id: 1 })).toMatchObject({ where: 'both' })
  })

  it('is found by its words', async () => {
    await writeFile(join(folder, 'a.eml'), mail('zinnia'))
    await importFrom([folder])
    await indexNext({ store: asClient(store), mime })

    const query = listQuery({ text: 'zinnia' })
    expect(store.listMessages({ query, offset: 0, limit: 5 }).total).toBe(1)
  })

  it('A11: follows no link, to a file or a folder, inside or chosen', async () => {
    const outside = join(folder, 'outside')
    const inside = join(folder, 'inside')
    await mkdir(outside)
    await mkdir(inside)
    await writeFile(join(outside, 'secret.eml'), mail('secret'))
    await writeFile(join(inside, 'mail.eml'), mail('mail'))
    await symlink(join(outside, 'secret.eml'), join(inside, 'link.eml'))
    await symlink(outside, join(inside, 'folder'))
    await symlink(inside, join(inside, 'loop'))

    expect(await importFrom([inside])).toMatchObject({ messages: 1, leftOut: 3 })
    await expect(importFrom([join(inside, 'link.eml')])).rejects.toMatchObject({ kind: 'nothing-there' })
    expect(db.all(sql`SELECT subject FROM message`)).toEqual([{ subject: 'mail' }])
  })

  it('A11: takes a file of "From " lines, of nothing, or of noise for what it is', async () => {
    await writeFile(join(folder, 'from.mbox'), 'From a Sat Nov 28 15:10:14 2026\n'.repeat(2000))
    await writeFile(join(folder, 'empty.eml'), '')
    await writeFile(join(folder, 'noise.eml'), Buffer.alloc(100_000, 7))
    await writeFile(join(folder, 'picture.png'), 'not asked for')

    await expect(importFrom([folder])).rejects.toMatchObject({ kind: 'nothing-there' })
    expect(store.countPlaces()).toEqual([])
  })

  it('says of half a message that its end is missing, and takes what there is', async () => {
    const whole =
      'Subject: m\r\nContent-Type: multipart/mixed; boundary="cut"\r\n\r\n--cut\r\n\r\nhello\r\n--cut--\r\n'
    await writeFile(join(folder, 'half.eml'), whole.slice(0, -12))
    await writeFile(join(folder, 'whole.eml'), whole)

    expect(await importFrom([folder])).toMatchObject({ messages: 2, cut: 1 })
  })

  it('waits for no pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.eml')])
    await writeFile(join(folder, 'open.eml'), mail('open'))

    expect(await importFrom([folder])).toMatchObject({ messages: 1, leftOut: 1 })
  })

  it('fails in words for what was chosen and is not there', async () => {
    await expect(importFrom([join(folder, 'gone.eml')])).rejects.toMatchObject({ kind: 'not-read' })
  })

  it('stops when it is told to; what had come in is here, and the next one goes on behind it', async () => {
    const texts = Array.from({ length: 450 }, (_, at) => mail(String(at)))
    for (const [at, text] of texts.entries()) await writeFile(join(folder, `${String(at)}.eml`), text)
    const stop = new AbortController()

    await expect(
      importFrom([folder], {
        signal: stop.signal,
        onProgress: ({ messages }) => {
          if (messages > 0) stop.abort()
        },
      }),
    ).rejects.toThrow()
    expect(store.countPlaces()).toMatchObject([{ total: 200 }])

    expect(await importFrom([folder])).toMatchObject({ messages: 250, duplicates: 200 })
  })
})

describe('an export', () => {
  it.each(['mbox', 'maildir', 'eml'] as const)(
    'leaves nothing behind when it is stopped: %s',
    async (format) => {
      keep(ANNA, [mail('a'), mail('b'), mail('c')])
      const stop = new AbortController()

      const stopped = exportTo(format, {
        signal: stop.signal,
        onProgress: (done) => {
          if (done === 2) stop.abort()
        },
      })

      await expect(stopped).rejects.toThrow()
      expect(await readdir(folder)).toEqual([])
    },
  )

  it.each(['mbox', 'maildir', 'eml'] as const)(
    'leaves nothing behind on a full target: %s',
    async (format) => {
      keep(ANNA, [mail('a'), mail('x'.repeat(1_500_000)), mail('b')])
      // Only root can make a disk to fill; for others the system says so at the second message.
      const disk = canMakeDisks() ? await makeSmallDisk(1) : undefined
      const full = (done: number): void => {
        if (!disk && done === 2) throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' })
      }
      try {
        const directory = disk?.path ?? folder
        await expect(exportTo(format, { directory, onProgress: full })).rejects.toMatchObject({
          code: 'ENOSPC',
        })
        expect(await readdir(directory)).toEqual([])
      } finally {
        await disk?.remove()
      }
    },
  )

  it('says why when there is no folder to write into', async () => {
    keep(ANNA, [mail('a')])

    await expect(exportTo('mbox', { directory: join(folder, 'gone') })).rejects.toMatchObject({
      code: 'ENOENT',
    })
  })

  it('has the bytes that came, whatever they are', async () => {
    const text = 'Subject: x\n\nFrom the start\r\n.\r\n..\n\0\n'
    keep(ANNA, [text])
    const { path } = await exportTo('eml')

    expect(await readFile(join(path, 'anna@example.org/inbox/2024-01-01 A subject 1.eml'), 'latin1')).toBe(
      text,
    )
  })
})

describe('a check of all mail', () => {
  it('names what is not what came in', async () => {
    keep(
      ANNA,
      Array.from({ length: 1100 }, (_, at) => mail(String(at))),
    )
    db.run(sql`UPDATE message_bytes SET bytes = x'00' WHERE message_id IN (3, 900)`)

    const { checked, damaged } = await checkMessages(asClient(store), {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    })

    expect({ checked, damaged }).toEqual({ checked: 1100, damaged: [3, 900] })
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import type { Language } from '../../src-main/pop3/commands/lang.ts'
import { LOGIN_METHODS } from '../../src-main/pop3/login-method.ts'
import { numberedMessages, SEEDS, type SeedName } from './seeds.ts'
import {
  comparableHash,
  linesOf,
  numbersTo,
  passwordOf,
  retrieveAll,
  sessionsWith,
  topOf,
} from './server-check.ts'
import type { Security, ServerSessions } from './server-check.ts'
import { keepFacts, type ServerFacts } from './server-facts.ts'
import { SERVER_KINDS, type ServerKind } from './server-kinds.ts'
import type { TestServer } from './test-server.ts'

const THREE = numberedMessages(3)
const MANY = numberedMessages(3_000)
const SEED_NAMES = [...SEEDS.keys()]
/** One mailbox for each thing that changes or holds one. */
const MAILBOXES = {
  anna: [...SEEDS.values()],
  apop: THREE,
  boris: THREE,
  clara: THREE,
  dora: THREE,
  emil: THREE,
  frieda: MANY,
}
const USERS = Object.entries(MAILBOXES).map(([name, messages]) => ({
  name,
  password: passwordOf(name),
  messages,
}))

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const byName = (hashes: readonly string[]): Record<string, string | undefined> =>
  Object.fromEntries(SEED_NAMES.map((name, index) => [name, hashes[index]]))

describe.each(SERVER_KINDS)('$name', (kind: ServerKind) => {
  describe.skipIf(!kind.isHere && process.env.CI !== 'true')('and the engine', () => {
    const securities = Object.keys(kind.methods) as Security[]
    const logins = securities.flatMap((security) =>
      (kind.methods[security] ?? []).map((method) => [method, security] as const),
    )
    const facts: ServerFacts = {
      name: kind.name,
      version: kind.version,
      capabilities: {},
      logins: {},
      quirks: [
        ...(kind.notes ?? []),
        ...[...kind.deviations, kind.tops].flatMap((quirk) => quirk?.why ?? []),
      ],
    }
    const hash = (message: Uint8Array, seed?: SeedName): string => comparableHash(kind, message, seed)
    /** In the order of delivery, or in one that says nothing where the server has none. */
    const inOrder = (hashes: string[]): string[] => (kind.isUnordered ? hashes.sort() : hashes)
    let server: TestServer
    let sessions: ServerSessions

    beforeAll(async () => {
      server = await kind.start(USERS)
      sessions = sessionsWith(server)
    })
    afterEach(() => sessions.closeAll())
    afterAll(async () => {
      await server.stop()
      await keepFacts(facts)
    })

    const hashesIn = async (name: string): Promise<string[]> => {
      const session = await sessions.logIn(name)
      const messages = await retrieveAll(session)
      await session.quit()
      return inOrder(messages.map((message) => hash(message)))
    }
    const three = (): string[] => inOrder(THREE.map((message) => hash(message)))

    it.each(logins)('agree on a login by %s (security: %s)', async (method, security) => {
      const name = method === 'APOP' ? 'apop' : 'emil'
      const { session, greeting } = await sessions.open({ security })
      facts.greeting = greeting
      facts.capabilities[`before login, ${security}`] = linesOf(session.capabilities)

      await session.login(name, passwordOf(name), method)

      expect(session.tls === null).toBe(security === 'none')
      expect(await session.stat()).toMatchObject({ count: 3 })
      facts.capabilities['after login'] = linesOf(session.capabilities)
      ;(facts.logins[security] ??= []).push(method)
      await session.quit()
    })

    it.each(securities)('agree on the strongest login there is (security: %s)', async (security) => {
      const { session } = await sessions.open({ security })

      await session.login('emil', passwordOf('emil'), 'auto')

      expect(await session.stat()).toMatchObject({ count: 3 })
      await session.quit()
    })

    it.each(securities)('have no way to log in that goes untried (security: %s)', async (security) => {
      const { session } = await sessions.open({ security })

      const offered = new Set(session.capabilities.get('SASL'))
      const known = LOGIN_METHODS.filter((method) => offered.has(method))

      expect(kind.methods[security]).toEqual(expect.arrayContaining(known))
    })

    it('agree that a wrong password is one', async () => {
      const { session } = await sessions.open()

      await expect(session.login('emil', 'wrong')).rejects.toMatchObject({ name: 'Pop3CommandError' })
    })

    it('see the same messages in STAT, LIST and UIDL', async () => {
      const session = await sessions.logIn('anna')
      const [stat, list, uidl] = await Promise.all([session.stat(), session.list(), session.uidl()])
      await session.quit()

      expect(stat).toEqual({ count: SEEDS.size, octets: list.reduce((sum, { octets }) => sum + octets, 0) })
      expect(list.map(({ number }) => number)).toEqual(numbersTo(SEEDS.size))
      expect(uidl.map(({ number }) => number)).toEqual(numbersTo(SEEDS.size))
      facts.uid = uidl[0]!.uid
      const isEqualForEqual = new Set(uidl.map(({ uid }) => uid)).size < SEEDS.size
      if (isEqualForEqual) facts.quirks.push('equal messages have equal unique-ids')
    })

    it.each(securities)('carry every byte of every message (security: %s)', async (security) => {
      const session = await sessions.logIn('anna', { security })
      const list = await session.list()
      const messages = await retrieveAll(session)
      await session.quit()

      const delivered = [...SEEDS].map(([name, seed]) => hash(seed, name))
      if (kind.isUnordered) expect(messages.map((message) => hash(message)).sort()).toEqual(delivered.sort())
      else
        expect(byName(messages.map((message, at) => hash(message, SEED_NAMES[at])))).toEqual(
          byName(delivered),
        )
      facts.wrongSizes = list.filter(({ octets }, at) => octets !== messages[at]!.length).length
    })

    it('take as the top of a message what RETR begins with', async () => {
      const session = await sessions.logIn('anna')
      const asked = numbersTo(SEEDS.size).flatMap((number) => [0, 2].map((lines) => ({ number, lines })))
      const tops = await Promise.all(asked.map(({ number, lines }) => session.top(number, lines)))
      const messages = await retrieveAll(session)
      await session.quit()

      const comparable = (top: Uint8Array): string => {
        const bytes = Buffer.from(top)
        return (kind.tops?.alike(bytes) ?? bytes).toString('latin1')
      }
      const owed = asked.map(({ number, lines }) => comparable(topOf(messages[number - 1]!, lines)))
      expect(tops.map(comparable)).toEqual(owed)
    })

    it('tell their languages, or that they know none, and go on either way', async () => {
      const session = await sessions.logIn('emil')
      const hasLang = session.capabilities.has('LANG')

      const languages = await session.languages().catch((error: unknown) => error)

      if (hasLang) {
        const [first] = languages as Language[]
        await session.setLanguage(first!.tag)
      } else expect(languages).toMatchObject({ name: 'Pop3CommandError', verb: 'LANG' })
      expect(await session.stat()).toMatchObject({ count: 3 })
      await session.quit()
    })

    if (kind.hasUtf8) {
      it('carry a header in UTF-8 as it was delivered, having been told UTF8', async () => {
        const { session } = await sessions.open()
        expect(session.capabilities.has('UTF8')).toBe(true)
        await session.login('anna', passwordOf('anna'), 'auto')
        const messages = await retrieveAll(session)
        await session.quit()

        const at = SEED_NAMES.indexOf('8-bit header')
        expect(sha256(messages[at]!)).toBe(sha256(SEEDS.get('8-bit header')!))
      })
    }

    it('delete at QUIT, and keep the unique-ids of the rest', async () => {
      const deleting = await sessions.logIn('boris')
      const uids = (await deleting.uidl()).map(({ uid }) => uid)
      const [first, , third] = await retrieveAll(deleting)
      await deleting.dele(2)
      await deleting.quit()

      const after = await sessions.logIn('boris')
      const left = (await after.uidl()).map(({ uid }) => uid)
      await after.quit()

      expect(left).toEqual([uids[0], uids[2]])
      expect(await hashesIn('boris')).toEqual(inOrder([hash(first!), hash(third!)]))
    })

    it('keep what was marked when the line is cut', async () => {
      const session = await sessions.logIn('clara')
      await session.dele(1)
      session.close()

      expect(await hashesIn('clara')).toEqual(three())
    })

    it('take every mark back at RSET', async () => {
      const session = await sessions.logIn('dora')
      await session.dele(1)
      await session.dele(3)
      await session.rset()
      expect((await session.stat()).count).toBe(3)
      await session.quit()

      expect(await hashesIn('dora')).toEqual(three())
    })

    it(`have a second session ${kind.second === 'allowed' ? 'see the same mailbox' : 'turned away'}`, async () => {
      const first = await sessions.logIn('emil')
      const { session: second } = await sessions.open()

      const login = second.login('emil', passwordOf('emil'))

      if (kind.second === 'IN-USE') await expect(login).rejects.toMatchObject({ responseCode: 'IN-USE' })
      else {
        await login
        expect(await second.uidl()).toEqual(await first.uidl())
      }
      facts.second = kind.second
    })

    it('list 3,000 messages and carry a sample of them, many at once', async () => {
      const session = await sessions.logIn('frieda', { isPipelining: true })
      const [stat, list, uidl] = await Promise.all([session.stat(), session.list(), session.uidl()])
      const sample = numbersTo(MANY.length).filter((number) => number % 25 === 0)
      const [tops, messages] = await Promise.all([
        Promise.all(sample.map((number) => session.top(number, 0))),
        Promise.all(sample.map((number) => session.retr(number))),
      ])
      await session.quit()

      const uids = new Set(uidl.map(({ uid }) => uid))
      expect([stat.count, list.length, uids.size]).toEqual([MANY.length, MANY.length, MANY.length])
      expect(session.isPipelined).toBe(true)
      expect(tops.map((top) => Buffer.from(top))).toEqual(messages.map((message) => topOf(message, 0)))
      const delivered = MANY.map((message) => hash(message))
      const came = messages.map((message) => hash(message))
      if (kind.isUnordered) expect(delivered).toEqual(expect.arrayContaining(came))
      else expect(came).toEqual(sample.map((number) => delivered[number - 1]))
    })
  })
})

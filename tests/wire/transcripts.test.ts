import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect } from 'vitest'
import { announcedExpiry, announcedLoginDelay } from '../../src-main/pop3/announced.ts'
import { raw, receive } from '../support/pop3-script.ts'
import type { Step } from '../support/pop3-script.ts'
import { PASSWORD, scenario, USER } from './scenario.ts'
import type { Stage } from './scenario.ts'

const FOLDER = fileURLToPath(new URL('../../../shared/mail-corpus/pop3-transcripts/', import.meta.url))

/** What a server really said, with the line ends of the scenario. */
function said({ asSent }: Stage, file: string): Step {
  const text = readFileSync(`${FOLDER}${file}.txt`, 'latin1').replaceAll(/\r?\n/g, '\r\n')
  return raw(asSent(text.endsWith('\r\n') ? text : `${text}\r\n`))
}

const UNREADABLE = { name: 'Pop3ProtocolError', kind: 'unreadable' }

describe.skipIf(!existsSync(FOLDER))('what servers really said', () => {
  scenario('Comcast: CAPA changes after the login; lists are read', async (stage) => {
    const server = await stage.play(
      said(stage, 'comcast/greeting'),
      receive('CAPA'),
      said(stage, 'comcast/capa1'),
      receive(`USER ${USER}`),
      raw('+OK\r\n'),
      receive(`PASS ${PASSWORD}`),
      raw('+OK\r\n'),
      receive('CAPA'),
      said(stage, 'comcast/capa2'),
      receive('STAT'),
      said(stage, 'comcast/stat'),
      receive('LIST'),
      said(stage, 'comcast/list'),
    )
    const session = await stage.open(server)
    expect(announcedExpiry(session.capabilities)).toBe(31)
    await session.login(USER, PASSWORD)

    expect(announcedExpiry(session.capabilities)).toBe(Infinity)
    expect(await session.stat()).toEqual({ count: 7, octets: 1_800_662 })
    expect((await session.list()).map(({ octets }) => octets)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((n) => n * 1024),
    )
  })

  for (const file of ['list-error1', 'list-error3', 'stat-error2']) {
    scenario(`Comcast: ${file} is unreadable, and the session goes on`, async (stage) => {
      const verb = file.startsWith('stat') ? 'STAT' : 'LIST'
      const server = await stage.play(
        said(stage, 'comcast/greeting'),
        receive('CAPA'),
        raw('-ERR\r\n'),
        receive(`USER ${USER}`),
        raw('+OK\r\n'),
        receive(`PASS ${PASSWORD}`),
        raw('+OK\r\n'),
        receive(verb),
        said(stage, `comcast/${file}`),
        receive('NOOP'),
        raw('+OK\r\n'),
      )
      const session = await stage.logIn(server)

      await expect(verb === 'STAT' ? session.stat() : session.list()).rejects.toMatchObject(UNREADABLE)
      await session.noop()
    })
  }

  scenario('Exchange: PLAIN among what it offers, and unique-ids that are numbers', async (stage) => {
    const plain = Buffer.from(`\0${USER}\0${PASSWORD}`).toString('base64')
    const server = await stage.play(
      said(stage, 'exchange/greeting'),
      receive('CAPA'),
      said(stage, 'exchange/capa'),
      receive(`AUTH PLAIN ${plain}`),
      said(stage, 'exchange/auth'),
      receive('CAPA'),
      said(stage, 'exchange/capa'),
      receive('STAT'),
      said(stage, 'exchange/stat'),
      receive('UIDL'),
      said(stage, 'exchange/uidl'),
    )
    const session = await stage.open(server)
    await session.login(USER, PASSWORD, 'auto')

    expect((await session.stat()).count).toBe(7)
    expect((await session.uidl()).at(-1)).toEqual({ number: 7, uid: '6505' })
  })

  scenario('Gmail: tops and messages come out whole; a missing unique-id is empty', async (stage) => {
    const server = await stage.play(
      said(stage, 'gmail/greeting'),
      receive('CAPA'),
      said(stage, 'gmail/capa1'),
      receive(`USER ${USER}`),
      raw('+OK\r\n'),
      receive(`PASS ${PASSWORD}`),
      said(stage, 'gmail/auth'),
      receive('CAPA'),
      said(stage, 'gmail/capa2'),
      receive('UIDL'),
      said(stage, 'gmail/uidl-error1'),
      receive('TOP 1 0'),
      said(stage, 'gmail/top'),
      receive('RETR 1'),
      said(stage, 'gmail/retr1'),
    )
    const session = await stage.logIn(server, { isPipelining: false })

    expect(await session.uidl()).toEqual([
      { number: 1, uid: '101' },
      { number: 2, uid: '102' },
      { number: 3, uid: '' },
    ])
    for (const [bytes, file] of [
      [await session.top(1, 0), 'gmail/top'],
      [await session.retr(1), 'gmail/retr1'],
    ] as const) {
      const lines = readFileSync(`${FOLDER}${file}.txt`, 'latin1').split(/\r?\n/).slice(1)
      const sent = lines.slice(0, lines.lastIndexOf('.')).map((line) => line.replace(/^\./, ''))
      expect(Buffer.from(bytes).toString('latin1')).toBe(stage.asSent(`${sent.join('\r\n')}\r\n`))
    }
  })

  scenario('a server with LANG and UTF8: both are used', async (stage) => {
    const server = await stage.play(
      said(stage, 'lang/greeting'),
      receive('CAPA'),
      said(stage, 'lang/capa1'),
      receive('LANG'),
      said(stage, 'lang/getlang'),
      receive('LANG en'),
      said(stage, 'lang/setlang'),
      receive('UTF8'),
      said(stage, 'lang/utf8'),
      receive(`USER ${USER}`),
      raw('+OK\r\n'),
      receive(`PASS ${PASSWORD}`),
      raw('+OK\r\n'),
      receive('CAPA'),
      said(stage, 'lang/capa1'),
    )
    const session = await stage.open(server)

    expect((await session.languages()).map(({ tag }) => tag)).toContain('en-boont')
    await session.setLanguage('en')
    await session.login(USER, PASSWORD)
    expect(announcedLoginDelay(session.capabilities)).toBe(300)
  })
})

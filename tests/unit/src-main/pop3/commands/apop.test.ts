import { describe, expect, it } from 'vitest'
import { toRecord, toWire } from '../../../../../src-main/pop3/command.ts'
import { apop, apopTimestamp } from '../../../../../src-main/pop3/commands/apop.ts'

const TIMESTAMP = '<1896.697170952@dbc.mtview.ca.us>'

describe('apop', () => {
  it('answers as in RFC 1939, and is recorded without its digest', () => {
    const command = apop('mrose', 'tanstaaf', TIMESTAMP)

    expect(toWire(command)).toBe('APOP mrose c4c9334bac560ecc979e58001b3e22fb\r\n')
    expect(toRecord(command)).toBe('APOP mrose ****')
  })

  it('finds the timestamp of a greeting', () => {
    expect(apopTimestamp(`POP3 server ready ${TIMESTAMP}`)).toBe(TIMESTAMP)
  })

  it.each([
    'POP3 server ready',
    'ready 0002d126',
    '<no-at-sign>',
    '<two@at@signs>',
    '<@host>',
    '<a b@host>',
    '<a\xff@host>',
    '<a@ho\x01st>',
  ])('takes nothing in %j for a timestamp', (greeting) => {
    expect(apopTimestamp(greeting)).toBeUndefined()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../../../src-main/server-desk/redact.ts'
import { HARMLESS_WORDS } from '../../../../src-main/server-desk/redact-words.ts'

describe('a redactor', () => {
  it('gives the same thing the same stand-in, wherever it turns up', () => {
    const redactor = createRedactor()

    expect(redactor.address('anna.rossi@posta.example')).toBe('a1@h1.example')
    expect(redactor.host('pop.posta.example')).toBe('h2.example')
    expect(redactor.user('rossi77')).toBe('u1')
    expect(redactor.user('Anna.Rossi@posta.example')).toBe('a1@h1.example')
    expect(redactor.text('connecting to pop.posta.example:995 (tls)')).toBe(
      'connecting to h2.example:995 (tls)',
    )
    expect(redactor.text('ROSSI77 has 3 visible messages (0 hidden) in 3222 octets.')).toBe(
      'u1 has 3 visible messages (0 hidden) in 3222 octets.',
    )
  })

  it.each([
    ['POP3 ready <1896.697170952@dbc.mtview.ca.us>', 'POP3 ready <a1@h1.example>'],
    ['Logged in.', 'Logged in.'],
    ['[IN-USE] maildrop of Bob Smith is locked', '[IN-USE] maildrop of … is locked'],
    ['read ECONNRESET 192.0.2.7:110', 'read ECONNRESET ip1:110'],
    ['Gpop ready for requests from 93.184.216.34 x13mb12345', 'Gpop ready for … from ip1 …'],
    ['getaddrinfo ENOTFOUND pop.posta.example', 'getaddrinfo ENOTFOUND h1.example'],
    ['connecting to 127.0.0.1:110 (none)', 'connecting to 127.0.0.1:110 (none)'],
    ['TLSv1.3 TLS_AES_256_GCM_SHA384', 'TLSv1.3 TLS_AES_256_GCM_SHA384'],
    ['[ALERT] https://intranet.posta.example/reset?u=rossi', '…'],
    ['ласкаво просимо, Анно', '…'],
    ['unknown command hunter2', 'unknown command …'],
    ['the code ya29-a0AfH6SMBx in the reply', 'the code … in the reply'],
    ['**** is wrong', '**** is wrong'],
  ])('of %j leaves %j', (said, left) => {
    expect(createRedactor().text(said)).toBe(left)
  })

  it.each([
    ['TOP 3 20', 'TOP 3 20'],
    ['PASS ****', 'PASS ****'],
    ['AUTH PLAIN ****', 'AUTH PLAIN ****'],
    ['USER anna', 'USER …'],
    ['XTND XLST Subject', 'XTND … …'],
    ['RETR one', 'RETR …'],
    ['HUNTER2', '(another command)'],
    ['****', '****'],
  ])('of the command %j leaves %j', (line, left) => {
    expect(createRedactor().command(line)).toBe(left)
  })

  it.each([
    ['SASL PLAIN LOGIN XOAUTH2', 'SASL PLAIN LOGIN XOAUTH2'],
    [
      'IMPLEMENTATION Cyrus POP3 server v2.4.17 on mail7.posta.example',
      'IMPLEMENTATION Cyrus POP3 server v2.4.17 on h1.example',
    ],
    ['LOGIN-DELAY 300 USER', 'LOGIN-DELAY 300 USER'],
    ['hello anna', '… …'],
  ])('of the capability %j leaves %j', (line, left) => {
    expect(createRedactor().capability(line)).toBe(left)
  })

  it('lets no word through that it does not know', () => {
    const word = fc
      .stringMatching(/^[a-zà-öа-яא-ת0-9_$%&+]{4,14}$/)
      .filter((text) => !HARMLESS_WORDS.has(text) && !/^\d+$/.test(text))
    fc.assert(
      fc.property(
        word,
        fc.constantFrom('%s', 'hello %s', '[%s]', '<%s>', 'no "%s".', 'user:%s', '%s,%s'),
        (secret, frame) => {
          expect(createRedactor().text(frame.replaceAll('%s', secret)).toLowerCase()).not.toContain(secret)
        },
      ),
    )
  })
})

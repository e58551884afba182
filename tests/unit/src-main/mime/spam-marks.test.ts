import { describe, expect, it } from 'vitest'
import { readSpamMarks } from '../../../../src-main/mime/spam-marks.ts'

const marks = (...lines: string[]) =>
  readSpamMarks(Buffer.from(['From: a@example.org', ...lines, '', 'body', ''].join('\r\n')))

describe('readSpamMarks', () => {
  it.each([
    ['X-Spam-Status: Yes, score=7.3 required=5.0 tests=BAYES_99', 7.3, true],
    ['X-Spam-Status: No, score=-1.9 required=5.0', -1.9, false],
    ['X-Spam-Status: Yes, hits=15 required=5', 15, true],
    ['X-Spam-Status: No,\r\n\ttagged_above=-999 required=2 score=0.5', 0.5, false],
    ['X-Spam-Status: Yes', null, true],
    ['X-Spamd-Result: default: True [9.04 / 15.00];', 9.04, true],
    ['X-Spamd-Result: default: False [-0.70 / 15.00]', -0.7, false],
    ['X-Rspamd-Score: 4.25', 4.25, false],
    ['X-Spam-Score: 8', 8, false],
    ['X-Spam-Score: -3.818', -3.818, false],
    ['X-Spam-Score: 7.3 (+++++++)', 7.3, false],
    ['X-Spam-Score: ******* (7.3)', 7.3, false],
    ['X-Spam-Score: +++ (3.1)', 3.1, false],
    ['X-Spam-Score: --- (-3.1)', -3.1, false],
    ['X-Spam-Score: undef', null, false],
    ['X-Spam-Hits: 6.5', 6.5, false],
    ['X-Spam-Hits: ALL_TRUSTED -1, HTML_MESSAGE 0.001', null, false],
    ['X-Spam-Rating: 5.5', 5.5, false],
    ['X-Spam-Rating: mx.example.org 1.6.2 0/1000/N', null, false],
    ['X-Spam-Rating: mx.example.org 1.6.2 990/1000/Y', null, true],
    ['X-Spam-Level: *****', 5, false],
    ['X-Spam-Level: ++', 2, false],
    ['X-Spam-Level: ', null, false],
    ['X-Spam-Level: low', null, false],
    ['X-Spam-Flag: YES', null, true],
    ['X-Spam-Flag: NO', null, false],
    ['X-Spam: Yes', null, true],
    ['X-Spam: spam', null, true],
    ['X-Spam: Not detected', null, false],
    ['X-Bogosity: Spam, tests=bogofilter, spamicity=0.99', null, true],
    ['X-Bogosity: Ham, tests=bogofilter', null, false],
    ['X-DSPAM-Result: Blacklisted', null, true],
    ['X-DSPAM-Result: Innocent', null, false],
    ['X-CRM114-Status: SPAM  ( pR: -22.1 )', null, true],
    ['X-Blacklisted-By: zen.example.net', null, true],
    ['X-Blacklisted-By: none', null, false],
    ['X-RBL-Warning: (bl.example.net) open relay', null, true],
    ['Subject: [SPAM] score=9', null, false],
  ])('%s', (line, spamScore, isSpam) => {
    expect(marks(line)).toEqual({ spamScore, isSpam })
  })

  it('takes the exact score before the bar, and the word of any filter for spam', () => {
    expect(marks('X-Spam-Level: ******', 'X-Spam-Status: No, score=6.4', 'X-Spam-Flag: YES')).toEqual({
      spamScore: 6.4,
      isSpam: true,
    })
  })

  it('believes the nearest server, which writes on top', () => {
    expect(marks('X-Spam-Status: Yes, score=9.1', 'X-Spam-Status: No, score=-5')).toEqual({
      spamScore: 9.1,
      isSpam: true,
    })
  })

  it('takes nothing from the body, and nothing from a number that is none', () => {
    expect(readSpamMarks(Buffer.from('To: a@example.org\r\n\r\nX-Spam-Flag: YES\r\n'))).toEqual({
      spamScore: null,
      isSpam: false,
    })
    expect(marks(`X-Spam-Score: ${'9'.repeat(400)}`)).toMatchObject({ spamScore: null })
  })

  it.each([
    `X-Spam-Score: ${'+'.repeat(1_000_000)}`,
    `X-Spamd-Result: ${'[9'.repeat(500_000)}`,
    `X-Spam-Level: ${'*'.repeat(1_000_000)}!`,
    `X-Spam-Rating: ${'1/'.repeat(500_000)}`,
    `X-Spam-Status: ${'score='.repeat(200_000)}`,
  ])('A5: reads an endless field to no end', (line) => {
    expect(marks(line)).toEqual({ spamScore: null, isSpam: false })
  })
})

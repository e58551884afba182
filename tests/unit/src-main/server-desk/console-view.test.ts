import { describe, expect, it } from 'vitest'
import { learn, NOTHING_KNOWN, type MaildropView } from '../../../../src-main/server-desk/console-view.ts'

type Said = [line: string, text?: string, body?: string]

const after = (...said: Said[]): MaildropView =>
  said.reduce((view, [line, text = '', body = '']) => learn(view, line, text, body), NOTHING_KNOWN)

describe('what a prompt knows of the maildrop', () => {
  it.each<[string, Said[], MaildropView]>([
    ['nothing before anything was said', [], { marked: [], messages: null }],
    [
      'marks by DELE, each once and in order',
      [['dele 3'], ['DELE  1'], ['DELE 3']],
      { marked: [1, 3], messages: null },
    ],
    ['no marks after RSET', [['DELE 3'], ['rset']], { marked: [], messages: null }],
    ['how many there are by STAT', [['STAT', '36 123456']], { marked: [], messages: 36 }],
    [
      'the highest number when some are marked',
      [['DELE 1'], ['STAT', '35 1']],
      { marked: [1], messages: 36 },
    ],
    ['the highest number by LIST', [['LIST', '2 messages', '1 120\n7 40\n']], { marked: [], messages: 7 }],
    ['the highest number by UIDL', [['uidl', '', '1 abc\n2 def\n']], { marked: [], messages: 2 }],
    ['nothing new by LIST of one', [['LIST 2', '2 40']], { marked: [], messages: null }],
    ['nothing by a STAT without numbers', [['STAT', 'fine']], { marked: [], messages: null }],
    ['nothing by DELE without a number', [['DELE'], ['DELE x']], { marked: [], messages: null }],
  ])('%s', (_, said, view) => {
    expect(after(...said)).toEqual(view)
  })
})

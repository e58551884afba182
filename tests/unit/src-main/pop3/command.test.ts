import { describe, expect, it } from 'vitest'
import { maskSecrets, toRecord, toWire } from '../../../../src-main/pop3/command.ts'
import { pass } from '../../../../src-main/pop3/commands/pass.ts'
import { top } from '../../../../src-main/pop3/commands/top.ts'
import { user } from '../../../../src-main/pop3/commands/user.ts'

describe('a command', () => {
  it('is one line', () => {
    expect(toWire(top(3, 0))).toBe('TOP 3 0\r\n')
  })

  it('carries a password with its spaces', () => {
    expect(toWire(pass(' two words '))).toBe('PASS  two words \r\n')
  })

  it.each(['a\rb', 'a\nb', 'a\0b'])('refuses %j as an argument', (argument) => {
    expect(() => toWire(user(argument))).toThrow(TypeError)
    expect(() => toWire(pass(argument))).toThrow(TypeError)
  })

  it('is recorded without its secrets', () => {
    expect(toRecord(pass('opensesame'))).toBe('PASS ****')
    expect(toRecord(user('anna'))).toBe('USER anna')
    expect(maskSecrets(pass('open.sesame'), 'open.sesame? no, not open.sesame')).toBe('****? no, not ****')
    expect(maskSecrets(pass(''), 'no')).toBe('no')
  })
})

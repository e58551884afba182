import { describe, expect, it } from 'vitest'
import { flowedToText } from '../../../../src-main/mime/flowed-text.ts'

describe('format=flowed', () => {
  it('joins lines that end in a space', () => {
    expect(flowedToText('one \ntwo\nthree', false)).toBe('one two\nthree')
  })

  it('drops those spaces where DelSp says so', () => {
    expect(flowedToText('日本 \n語', true)).toBe('日本語')
  })

  it('joins within one quote depth only', () => {
    expect(flowedToText('> a \n> b\n>> c \nd', false)).toBe('> a b\n>> c \nd')
  })

  it('takes off the stuffed space', () => {
    expect(flowedToText(' From here\n > no quote', false)).toBe('From here\n> no quote')
  })

  it('leaves the signature line alone', () => {
    expect(flowedToText('text \n-- \nme', false)).toBe('text \n-- \nme')
  })
})

import { describe, expect, it } from 'vitest'
import { allFields } from '../../../../src-main/mime/all-fields.ts'

describe('allFields', () => {
  it('reads every field in its order, unfolded and decoded, and nothing of the body', () => {
    const message = [
      'Received: from a',
      '\tby b',
      'Received: from c',
      'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
      'no field',
      '',
      'Body: not a field',
    ].join('\r\n')

    expect(allFields(Buffer.from(message))).toEqual([
      { name: 'Received', value: 'from a by b' },
      { name: 'Received', value: 'from c' },
      { name: 'Subject', value: 'Grüße' },
    ])
  })
})

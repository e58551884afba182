import { describe, expect, it } from 'vitest'
import { isPatch } from '../../../../src-main/mime/patch.ts'
import { splitMessage } from '../../../../src-main/mime/split-message.ts'

const GIT = [
  'Hello, this mends it.',
  '',
  '---',
  ' a.c | 2 +-',
  '',
  'diff --git a/a.c b/a.c',
  'index 0f2d..11aa 100644',
  '--- a/a.c',
  '+++ b/a.c',
  '@@ -1 +1 @@',
  '-old',
  '+new',
]
const UNIFIED = ['--- a.c\t2026-01-01', '+++ a.c\t2026-01-02', '@@ -1,2 +3,4 @@ int main', '-old', '+new']

async function judge(lines: string[], type = 'text/plain', more = ''): Promise<boolean> {
  const message = [`Content-Type: ${type}${more}`, '', ...lines].join('\r\n')
  const [leaf] = await splitMessage(Buffer.from(message), () => true)
  return leaf !== undefined && isPatch(leaf)
}

describe('isPatch', () => {
  it.each([
    ['of git', GIT],
    ['of any other program', ['See below.', '', ...UNIFIED]],
    ['that renames', ['diff --git a/old name b/new name', 'similarity index 100%', 'rename from old name']],
  ])('knows a patch %s', async (_, lines) => {
    expect(await judge(lines)).toBe(true)
  })

  it.each([
    ['a patch that is quoted', GIT.map((line) => `> ${line}`)],
    ['a patch that is indented', UNIFIED.map((line) => `  ${line}`)],
    ['a signature and a rule', ['Hello', '--- ', '+++ x', '@@ -1 +1 @@']],
    ['words about patches', ['diff --git a/x b/x', 'is what git writes, and @@ -1,2 +3,4 @@ too.']],
    ['numbers alone', ['@@ -1,2 +3,4 @@']],
    ['a change whose numbers are none', [...UNIFIED.slice(0, 2), '@@ -one +two @@']],
  ])('takes %s for none', async (_, lines) => {
    expect(await judge(lines)).toBe(false)
  })

  it('takes nothing for one that flows, is HTML, or is attached', async () => {
    expect(await judge(GIT, 'text/plain', '; format=flowed')).toBe(false)
    expect(await judge(GIT, 'text/html')).toBe(false)
    expect(await judge(GIT, 'text/plain', '; name=a.patch')).toBe(false)
  })

  it('A5: is done with long lines in no time', async () => {
    expect(await judge([`diff --git ${'a '.repeat(400_000)}`])).toBe(false)
    expect(await judge(Array.from({ length: 100_000 }, () => '--- a'))).toBe(false)
    expect(await judge(Array.from({ length: 60_000 }, () => 'diff --git a'))).toBe(false)
  })
})

import { describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ app: {} }))
const { messageFiles } = await import('../../../../src-main/app/named-files.ts')

describe('the message files a start names', () => {
  it('are its arguments that end with .eml, wherever it was started', () => {
    expect(messageFiles(['/opt/Restante/restante', '--no-sandbox', 'a.eml', '/b/C.EML'], '/home/x')).toEqual([
      '/home/x/a.eml',
      '/b/C.EML',
    ])
  })

  it('may be addresses of files', () => {
    expect(messageFiles(['restante', 'file:///home/x/a%20letter.eml'], '/')).toEqual(['/home/x/a letter.eml'])
  })

  it('are never the program, an option, or another kind of file', () => {
    expect(messageFiles(['/tmp/odd.eml', '--profile=a.eml', '/project', 'x.txt'], '/')).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { parseCapabilities } from '../../../../src-main/pop3/capabilities.ts'
import { Pop3CommandError } from '../../../../src-main/pop3/errors.ts'
import type { Pop3Session } from '../../../../src-main/pop3/pop3-session.ts'
import { headerSource } from '../../../../src-main/sync/header-source.ts'

/** A server that announces this and refuses TOP for these messages. `asked`: what it was asked for, and when. */
function serverThat(announces: string[] | undefined, refuses: (number: number) => boolean) {
  const asked: string[] = []
  const session: Pick<Pop3Session, 'capabilities' | 'top'> = {
    capabilities: parseCapabilities(announces),
    async top(number) {
      asked.push(`TOP ${String(number)}`)
      await Promise.resolve()
      asked.push(`answer ${String(number)}`)
      if (refuses(number)) throw new Pop3CommandError('TOP', 'no', undefined)
      return new Uint8Array([number])
    },
  }
  return { asked, takeHeader: headerSource(session as Pop3Session) }
}
const numbers = (takeHeader: ReturnType<typeof headerSource>): Promise<(number | null)[]> =>
  Promise.all([1, 2, 3, 4, 5].map(async (number) => (await takeHeader(number, 0))?.[0] ?? null))

describe('headers', () => {
  it('are asked for all at once where TOP is announced, and a refusal is about one message', async () => {
    const { asked, takeHeader } = serverThat(['TOP'], (number) => number < 4)

    expect(await numbers(takeHeader)).toEqual([null, null, null, 4, 5])
    expect(asked.slice(0, 5)).toEqual(['TOP 1', 'TOP 2', 'TOP 3', 'TOP 4', 'TOP 5'])
  })

  it.each([['no CAPA', undefined] as const, ['a CAPA without TOP', ['UIDL']] as const])(
    'are not asked for again where TOP was refused twice (%s)',
    async (_what, announces) => {
      const { asked, takeHeader } = serverThat(announces && [...announces], () => true)

      expect(await numbers(takeHeader)).toEqual([null, null, null, null, null])
      expect(asked).toEqual(['TOP 1', 'answer 1', 'TOP 2', 'answer 2'])
      expect(await takeHeader(6, 0)).toBeNull()
      expect(asked).toHaveLength(4)
    },
  )

  it('come from a server that does not say that it has TOP, and refuses it for one message', async () => {
    const { asked, takeHeader } = serverThat(undefined, (number) => number === 1)

    expect(await numbers(takeHeader)).toEqual([null, 2, 3, 4, 5])
    expect(asked.slice(0, 4)).toEqual(['TOP 1', 'answer 1', 'TOP 2', 'answer 2'])
    expect(asked.slice(4, 7)).toEqual(['TOP 3', 'TOP 4', 'TOP 5'])
  })
})

import { describe, expect, it } from 'vitest'
import { createSourceView } from '../../../../src-main/ipc/source-view.ts'

const viewOf = (...messages: (string | Buffer)[]) => {
  const asked: number[] = []
  const view = createSourceView((id) => {
    asked.push(id)
    return Promise.resolve(new Uint8Array(Buffer.from(messages[id - 1] ?? '')))
  })
  return { view, asked }
}

describe('the source of a message by rows', () => {
  it('gives lines without their ends, whatever these are', async () => {
    const { view } = viewOf('A: 1\r\nB: 2\n\r\nlast')

    expect(await view.open(1)).toEqual({ rows: 4, octets: 17 })
    expect(await view.rows(1, 0, 10)).toEqual(['A: 1', 'B: 2', '', 'last'])
    expect(await view.rows(1, 1, 1)).toEqual(['B: 2'])
    expect(await view.rows(1, 9, 5)).toEqual([])
  })

  it('cuts an endless line into rows, never within a sign', async () => {
    const line = 'é'.repeat(1500)
    const { view } = viewOf(`x${line}\r\nend`)
    const { rows } = await view.open(1)

    const all = await view.rows(1, 0, rows)

    expect(all.length).toBeGreaterThan(3)
    expect(all.join('')).toBe(`x${line}end`)
  })

  it('shows octets that are no UTF-8 one by one', async () => {
    const { view } = viewOf(Buffer.from([0x41, 0xe9, 0x0d, 0x0a, 0xc3, 0xa9]))

    await view.open(1)

    expect(await view.rows(1, 0, 2)).toEqual(['Aé', 'é'])
  })

  it('finds a text whatever its case, also where slices meet, once for each time', async () => {
    const filler = `${'.'.repeat(70)}\r\n`
    const count = Math.ceil((2 * 1024 * 1024) / 72)
    const bytes = Buffer.from(filler.repeat(count + 10))
    bytes.write('Needle', 2 * 1024 * 1024 - 3)
    bytes.write('NEEDLE needle', 5)
    const { view } = viewOf(bytes)
    await view.open(1)

    const { rows, isCut } = await view.find(1, 'needle')

    expect(rows).toEqual([0, 0, Math.floor((2 * 1024 * 1024 - 3) / 72)])
    expect(isCut).toBe(false)
    expect(await view.find(1, 'nothing like it')).toEqual({ rows: [], isCut: false })
  })

  it('reads a message once, keeps one, and lets it go', async () => {
    const { view, asked } = viewOf('one', 'two')

    await view.open(1)
    await view.rows(1, 0, 1)
    await view.open(2)
    view.close()
    await view.rows(2, 0, 1)

    expect(asked).toEqual([1, 2, 2])
  })
})

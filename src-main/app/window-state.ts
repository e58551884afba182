import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'
import type { JsonFile } from '../accounts/json-file.ts'

const pixels = z.number().int()
const windowStateSchema = z.object({
  x: pixels,
  y: pixels,
  width: pixels,
  height: pixels,
  isMaximized: z.boolean(),
})

/** A size in pixels, and the least that it may be. */
export interface WindowSize {
  width: number
  height: number
  minWidth: number
  minHeight: number
}

/** Without a place the system chooses one. */
export type WindowPlace = WindowSize & { x?: number; y?: number }

/** So much of the upper edge has to be on a screen: what a hand takes hold of. */
const GRIP = { width: 120, height: 32 }
/** A drag tells of every pixel; the last one is worth writing. */
const WRITE_MILLIS = 500

export interface WindowState {
  /** Where the window was last, as far as today's screens have room for it; at first, `usual`. */
  place(usual: WindowSize): WindowPlace
  /** Maximises the window if it was so last, and remembers what becomes of it. */
  keep(window: BrowserWindow): void
}

/** Size, place and maximised state of the main window, over a restart. `workAreas`: the screens without their bars. */
export function createWindowState(
  file: JsonFile<Record<string, unknown>>,
  workAreas: () => readonly Rectangle[],
): WindowState {
  const saved = (): z.infer<typeof windowStateSchema> | undefined =>
    windowStateSchema.safeParse(file.read()).data

  return {
    place(usual) {
      const last = saved()
      if (!last) return usual
      const areas = workAreas()
      const size = {
        ...usual,
        width: within(last.width, usual.minWidth, areas, 'width'),
        height: within(last.height, usual.minHeight, areas, 'height'),
      }
      return areas.some((area) => isInReach(last, area)) ? { ...size, x: last.x, y: last.y } : size
    },
    keep(window) {
      // Maximising shows a window, and one that starts hidden is to stay so.
      if (saved()?.isMaximized) window.once('show', () => window.maximize())

      const write = (): void => {
        clearTimeout(timer)
        // A minimised window says nothing of what it is otherwise.
        if (window.isMinimized()) return
        try {
          file.write({ ...window.getNormalBounds(), isMaximized: window.isMaximized() })
        } catch {
          // On a full disk the window opens elsewhere next time, and nothing else is amiss.
        }
      }
      let timer: NodeJS.Timeout | undefined
      const writeLater = (): void => {
        clearTimeout(timer)
        timer = setTimeout(write, WRITE_MILLIS)
      }
      window.on('resize', writeLater).on('move', writeLater)
      window.on('maximize', writeLater).on('unmaximize', writeLater)
      window.on('close', write)
      window.on('closed', () => clearTimeout(timer))
    },
  }
}

function within(
  length: number,
  least: number,
  areas: readonly Rectangle[],
  side: 'width' | 'height',
): number {
  const most = Math.max(...areas.map((area) => area[side]))
  return Math.max(least, Math.min(length, most))
}

const isInReach = (window: Rectangle, area: Rectangle): boolean =>
  overlap(window.x, window.width, area.x, area.width) >= GRIP.width &&
  overlap(window.y, GRIP.height, area.y, area.height) >= GRIP.height

const overlap = (a: number, aLength: number, b: number, bLength: number): number =>
  Math.min(a + aLength, b + bLength) - Math.max(a, b)

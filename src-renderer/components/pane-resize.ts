const KEY_STEP = 16

/** A pane whose size (pixels) is changed by dragging the line after it, or with the arrow keys on that line. */
export interface ResizablePane {
  isVertical: boolean
  size: () => number
  resize: (size: number) => void
}

/** Which way along the axis makes the pane grow: reversed where lines run right to left. */
const growth = (handle: Element, isVertical: boolean): number =>
  isVertical && getComputedStyle(handle).direction === 'rtl' ? -1 : 1

/** Follows the pointer, for `pointerdown` on the line, until it is let go. */
export function dragPane(event: PointerEvent, { isVertical, size, resize }: ResizablePane): void {
  const handle = event.currentTarget as HTMLElement
  const at = (moved: PointerEvent): number => (isVertical ? moved.clientX : moved.clientY)
  const start = at(event)
  const before = size()
  const sign = growth(handle, isVertical)
  const move = (moved: PointerEvent): void => resize(before + sign * (at(moved) - start))
  handle.setPointerCapture(event.pointerId)
  handle.addEventListener('pointermove', move)
  handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
    once: true,
  })
}

/** Moves the line by its arrow keys, for `keydown`. */
export function nudgePane(event: KeyboardEvent, { isVertical, size, resize }: ResizablePane): void {
  const [less, more] = isVertical ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
  if (event.key !== less && event.key !== more) return
  event.preventDefault()
  const sign = growth(event.currentTarget as HTMLElement, isVertical)
  resize(size() + (event.key === more ? KEY_STEP : -KEY_STEP) * sign)
}

/** Whether what had the focus is gone or hidden, so that no key but those of the whole window would do anything. */
export const isFocusLost = (): boolean =>
  document.activeElement === document.body || document.activeElement?.checkVisibility() === false

/** Whether the keys go to this element itself. */
export const hasFocus = (element: HTMLElement | null): boolean =>
  element !== null && document.activeElement === element

/** When a menu or dialog that closes has tried to give the focus back. */
export const afterNextFrame = (act: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(act))
}

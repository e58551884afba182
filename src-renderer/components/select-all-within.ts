/** For the `keydown` of a text that can be selected and has the focus: Ctrl+A means it alone, not all of the page. */
export function selectAllWithin(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, altKey, shiftKey, currentTarget } = event
  if (key.toLowerCase() !== 'a' || !(ctrlKey || metaKey) || altKey || shiftKey) return
  if (!(currentTarget instanceof Node)) return
  event.preventDefault()
  getSelection()?.selectAllChildren(currentTarget)
}

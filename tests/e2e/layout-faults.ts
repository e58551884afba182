/**
 * Runs in the page, so it stands alone: targets that are smaller than 24 by 24 pixels (WCAG 2.5.8, but for links in a
 * sentence), and words of the program that do not fit into their place and cannot be read in full by pointing at
 * them. Lists, tables and conversations show the words of mail, and bdi what people named: those are cut on purpose.
 */
export function layoutFaults(): string[] {
  const SIZE = 24
  const TARGETS =
    'button, a[href], input, select, summary, [role=tab], [role=checkbox], [role=radio], [role=switch], [role=menuitem]'
  const MAIL = '[role=listbox], [role=grid], [role=log], bdi, option, script, style, textarea'

  const isSeen = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect()
    const isShown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    // What an open dialog or menu hides from those who cannot see belongs to the page behind it.
    return isShown && width > 1 && height > 1 && !element.closest('[inert], [aria-hidden=true]')
  }
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.className} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60)}"`

  /** Whether a pixel belongs to the target: its own, its label's, or made part of it by a pseudo-element. */
  const isHitAt = (element: Element, x: number, y: number): boolean => {
    const hit = document.elementFromPoint(x, y)
    return hit !== null && (element.contains(hit) || hit.closest('label')?.control === element)
  }
  const isSmall = (element: Element): boolean => {
    if (element.matches('p a')) return false
    // One that lies below the fold cannot be asked by its pixels, nor one of a row that the edge of its table cuts.
    if (!element.closest(MAIL)) element.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    const { left, top, width, height } = element.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    if (!isHitAt(element, x, y)) return false
    const row = element.closest('[role=row]')
    const { top: rowTop, bottom: rowBottom } = (row ?? element).getBoundingClientRect()
    const isRowAt = (edge: number): boolean =>
      document.elementFromPoint(x, edge)?.closest('[role=row]') === row
    if (row && !(isRowAt(rowTop + 2) && isRowAt(rowBottom - 2))) return false
    const reach = SIZE / 2 - 0.6
    const isWide = width >= SIZE - 0.5 || (isHitAt(element, x - reach, y) && isHitAt(element, x + reach, y))
    const isHigh = height >= SIZE - 0.5 || (isHitAt(element, x, y - reach) && isHitAt(element, x, y + reach))
    return !isWide || !isHigh
  }

  const wordsOf = (element: Element): DOMRect => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return range.getBoundingClientRect()
  }
  const isCut = (element: Element): boolean => {
    const words = wordsOf(element)
    if (words.right > innerWidth + 1 || words.left < -1) return true
    for (
      let around: Element | null = element;
      around && around !== document.body;
      around = around.parentElement
    ) {
      const { overflowX, overflowY } = getComputedStyle(around)
      const place = around.getBoundingClientRect()
      const isTooWide = words.right > place.right + 1.5 || words.left < place.left - 1.5
      const isTooHigh = words.bottom > place.bottom + 1.5 || words.top < place.top - 1.5
      // What scrolls is not cut. A button does not scroll, and its words spill over its edge.
      if (overflowX === 'auto' || overflowY === 'auto') return overflowX !== 'auto' && isTooWide
      if (around.matches('button, [role=tab], [role=menuitem]') && (isTooWide || isTooHigh)) return true
      if (overflowX !== 'visible' || overflowY !== 'visible') return isTooWide || isTooHigh
    }
    return false
  }
  const withWords = [...document.querySelectorAll('body *')].filter(
    (element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
      isSeen(element) &&
      !element.closest(`${MAIL}, [title], .visually-hidden`),
  )

  const pen = document.createElement('canvas').getContext('2d')
  const isPlaceholderCut = (input: HTMLInputElement): boolean => {
    const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(input)
    if (!pen || input.value !== '' || input.placeholder === '') return false
    pen.font = font
    const room = input.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd)
    return pen.measureText(input.placeholder).width > room + 1
  }

  const found = (what: string, elements: Element[]): string[] =>
    elements.map((element) => `${what}: ${nameOf(element)}`)
  return [
    ...found('small', [...document.querySelectorAll(TARGETS)].filter(isSeen).filter(isSmall)),
    ...found('cut', withWords.filter(isCut)),
    ...found('cut', [...document.querySelectorAll('input')].filter(isSeen).filter(isPlaceholderCut)),
  ]
}

/** Rows fetched beyond those drawn, on either side, so that scrolling seldom meets an empty one. */
const MARGIN_ROWS = 40
/** Whoever flings through the list is so many steps further when the rows come that are asked for now … */
const STEPS_AHEAD = 3
/** … but after a jump nobody knows where to. */
const MAX_ROWS_AHEAD = 300

interface Range {
  first: number
  last: number
}

/** The rows to have here while those of `drawn` are drawn; `before`: those of the last step. */
export function rowsToWant(drawn: Range, before: Range | undefined): Range {
  const ahead = STEPS_AHEAD * (drawn.first - (before?.first ?? drawn.first))
  const lead = Math.abs(ahead) > MAX_ROWS_AHEAD ? 0 : ahead
  return {
    first: Math.max(0, drawn.first - MARGIN_ROWS + Math.min(lead, 0)),
    last: drawn.last + MARGIN_ROWS + Math.max(lead, 0),
  }
}

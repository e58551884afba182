/** A row of a list in the order of dates, and how many rows stand before it. */
export interface ListMark {
  index: number
  date: number
  id: number
}

/** How to come to a page of a list. */
export interface ListWay {
  /** Where to begin, with this row; null: at the beginning of the list, or at its end where `isBackwards`. */
  from: ListMark | null
  /** Against the order of the list: the rows of the page come last first. */
  isBackwards: boolean
  /** Rows to be passed over, one by one: what the way costs. */
  skip: number
  limit: number
}

/**
 * The shortest way to the rows from `offset` on: from the beginning of the list, from its end, or from a row whose place is
 * known. The middle of a million rows is far from either end, and whoever scrolls there asks for one page beside the other.
 */
export function wayTo(
  { offset, limit }: { offset: number; limit: number },
  total: number,
  marks: readonly ListMark[],
): ListWay {
  const length = Math.max(0, Math.min(limit, total - offset))
  const last = offset + length - 1
  const onwards = (from: ListMark | null): ListWay => ({
    from,
    isBackwards: false,
    skip: offset - (from?.index ?? 0),
    limit: length,
  })
  const back = (from: ListMark | null): ListWay => ({
    from,
    isBackwards: true,
    skip: (from?.index ?? total - 1) - last,
    limit: length,
  })
  const ways = [onwards(null), back(null), ...marks.flatMap((mark) => [onwards(mark), back(mark)])]
  return ways.filter(({ skip }) => skip >= 0).reduce((best, way) => (way.skip < best.skip ? way : best))
}

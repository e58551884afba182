/** How far apart repeated measurements are. */
export interface Spread {
  min: number
  median: number
  max: number
}

/** @throws RangeError when there are no values */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (index: number): number => {
    const value = sorted[index]
    if (value === undefined) throw new RangeError('nothing was measured')
    return value
  }
  const half = (sorted.length - 1) / 2
  return { min: at(0), median: (at(Math.floor(half)) + at(Math.ceil(half))) / 2, max: at(sorted.length - 1) }
}

/** As text: `1.23 s (1.10 to 1.40)`. */
export const times = ({ min, median, max }: Spread, unit = ''): string =>
  `${median.toFixed(2)}${unit} (${min.toFixed(2)} to ${max.toFixed(2)})`

/**
 * By how many rows a key moves in a list: arrows, Page Up and Down (`pageRows`), Home and End (infinitely far);
 * undefined for any other key.
 */
export function rowStep(key: string, pageRows: number): number | undefined {
  const page = Math.max(pageRows, 1)
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -Infinity,
    End: Infinity,
  }
  return Object.hasOwn(steps, key) ? steps[key] : undefined
}

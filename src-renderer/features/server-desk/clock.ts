/** A stretch of time (milliseconds) as clocks show it: minutes and seconds, with hours from one hour on. */
export function clock(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000))
  const two = (value: number): string => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

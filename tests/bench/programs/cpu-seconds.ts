/** Seconds of the processor that this process has taken, in itself and in the system for it. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

import { net, powerMonitor } from 'electron'

/**
 * How often the network is looked at. The main process is told nothing when it comes or goes, and a page could tell only while
 * its window is open; asking reads a flag that Chromium keeps up to date.
 */
const LOOK_MILLIS = 5_000

export interface ComputerEvents {
  /** There was no network, and now there is. */
  cameOnline: () => void
  /** The computer has slept. */
  awoke: () => void
}

/** Tells of these until the returned function is called. Needs Electron to be ready. */
export function watchComputer({ cameOnline, awoke }: ComputerEvents): () => void {
  let wasOnline = net.isOnline()
  const timer = setInterval(() => {
    const isOnline = net.isOnline()
    if (isOnline && !wasOnline) cameOnline()
    wasOnline = isOnline
  }, LOOK_MILLIS)
  powerMonitor.on('resume', awoke)
  return () => {
    clearInterval(timer)
    powerMonitor.off('resume', awoke)
  }
}

/** Whether there is a network that could lead to `host`. This computer itself is always within reach. */
export const isWithinReach = (host: string): boolean => isLoopback(host) || net.isOnline()

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)

import { readdirSync, readFileSync } from 'node:fs'

const SAMPLE_MILLIS = 20

/**
 * Watches how much memory a process and everything it started have in RAM (VmRSS, summed, from /proc) until the
 * returned function is called, which gives the highest sum seen, in octets.
 */
export function watchMemory(pid: number): () => number {
  let peak = 0
  const sample = (): void => {
    peak = Math.max(peak, residentOctets(pid))
  }
  sample()
  const timer = setInterval(sample, SAMPLE_MILLIS)
  return () => {
    clearInterval(timer)
    return peak
  }
}

/** 0 for a process that is gone: it may end at any moment. */
function residentOctets(pid: number): number {
  try {
    const kibibytes = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0'
    return childrenOf(pid).reduce((sum, child) => sum + residentOctets(child), Number(kibibytes) * 1024)
  } catch {
    return 0
  }
}

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )

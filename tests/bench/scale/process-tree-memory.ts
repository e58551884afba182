import { readdirSync, readFileSync } from 'node:fs'

/**
 * What a process and everything it started hold of the RAM, in octets: proportional set sizes (PSS), in which a page
 * that several share is counted once. VmRSS would count Chromium's program code once for each of its processes.
 */
export function treeMemory(pid: number): number {
  return [pid, ...descendants(pid)].reduce((sum, one) => sum + proportionalOctets(one), 0)
}

/** Empty for a process that is gone: it may end at any moment. */
function descendants(pid: number): number[] {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
    return children.flatMap((child) => [child, ...descendants(child)])
  } catch {
    return []
  }
}

function proportionalOctets(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s*(\d+) kB$/m.exec(rollup)?.[1] ?? '0') * 1024
  } catch {
    return 0
  }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface DistantServer {
  /** Where the server seems to be. */
  port: number
  end: () => Promise<void>
}

/**
 * Puts `roundTrip` milliseconds between the programs and the server on `targetPort`. It is a process of its own, so that
 * carrying the bytes takes no time from what is measured. `script` is the bundled programs/delay.ts.
 * @throws Error when it does not start
 */
export async function startProxy(
  script: string,
  options: { targetPort: number; roundTrip: number },
): Promise<DistantServer> {
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const answer = await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('the delay proxy did not start'))),
  ])
  const { port } = JSON.parse(String(answer[0])) as { port: number }
  return {
    port,
    async end() {
      child.stdin.end()
      await ended
    },
  }
}

import { readFile } from 'node:fs/promises'

/** What Chromium's net log says was asked of the network: addresses of requests and names looked up. */
export async function networkUse(netLog: string): Promise<string[]> {
  // A log that was cut short lacks its closing brackets.
  const text = (await readFile(netLog, 'utf8')).trimEnd().replace(/,$/, '')
  const log = JSON.parse(/\]\s*\}$/.test(text) ? text : `${text}]}`) as NetLog
  const types = log.constants.logEventTypes
  if (log.events.length === 0) throw new Error('the net log has no events: it was not written')
  const uses = new Set<string>()
  for (const { type, params } of log.events) {
    if (type === types['URL_REQUEST_START_JOB'] && params?.url !== undefined) uses.add(params.url)
    if (type === types['HOST_RESOLVER_MANAGER_REQUEST'] && params?.host !== undefined) uses.add(params.host)
    if (type === types['TCP_CONNECT_ATTEMPT'] && params?.address !== undefined) uses.add(params.address)
  }
  return [...uses]
}

interface NetLog {
  constants: { logEventTypes: Record<string, number> }
  events: { type: number; params?: { url?: string; host?: string; address?: string } }[]
}

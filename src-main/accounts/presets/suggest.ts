import type { Suggestion } from '../../contract/suggestion.ts'
import { ELSEWHERE } from './elsewhere.ts'
import { GERMANY } from './germany.ts'
import { ITALY } from './italy.ts'
import type { Preset } from './preset.ts'
import { RUSSIA } from './russia.ts'
import { WORLD } from './world.ts'

export const PRESETS: readonly Preset[] = [...WORLD, ...GERMANY, ...ITALY, ...RUSSIA, ...ELSEWHERE]

const byDomain = new Map(PRESETS.flatMap((preset) => preset.domains.map((domain) => [domain, preset])))

/** How the mail of this address is got, from what is known here: nothing is asked of the network. null: not known. */
export function suggest(email: string): Suggestion | null {
  const [, localPart, domain] = /^\s*(.+)@([^@\s]+)\s*$/.exec(email) ?? []
  const preset = byDomain.get(domain?.toLowerCase() ?? '')
  if (localPart === undefined || !preset) return null
  const { provider, server, notes = [], help = null } = preset
  return {
    provider,
    server: server && {
      host: server.host,
      port: server.port ?? 995,
      security: server.security ?? 'tls',
      user: server.user === 'local-part' ? localPart : email.trim(),
      login: notes.includes('token') ? 'XOAUTH2' : 'auto',
    },
    notes: [...notes],
    helpUrl: help,
  }
}

import type { Suggestion } from '../../contract/suggestion.ts'
import { ELSEWHERE } from './elsewhere.ts'
import { GERMANY } from './germany.ts'
import { ITALY } from './italy.ts'
import type { Preset } from './preset.ts'
import { RUSSIA } from './russia.ts'
import { WORLD } from './world.ts'

export const PRESETS: readonly Preset[] = [...WORLD, ...GERMANY, ...ITALY, ...RUSSIA, ...ELSEWHERE]

const byDomain = new Map(PRESETS.flatMap((preset) => preset.domains.map((domain) => [domain, preset])))

const byExchanger = new Map(
  PRESETS.flatMap((preset) =>
    [...preset.domains, ...(preset.exchangers ?? [])].map((domain) => [domain, preset]),
  ),
)

/** How the mail of this address is got, from what is known here: nothing is asked of the network. null: not known. */
export function suggest(email: string): Suggestion | null {
  const [, localPart, domain] = /^\s*(.+)@([^@\s]+)\s*$/.exec(email) ?? []
  const preset = byDomain.get(domain?.toLowerCase() ?? '')
  if (localPart === undefined || !preset) return null
  return asSuggestion(preset, preset.server?.user === 'local-part' ? localPart : email.trim())
}

/** How mail is got that comes in at `exchanger`, a host, for a domain of the user's own. null: not known. */
export function suggestByExchanger(exchanger: string, email: string): Suggestion | null {
  const labels = exchanger.split('.')
  const preset = labels
    .map((_, from) => byExchanger.get(labels.slice(from).join('.')))
    .find((known) => known !== undefined)
  // The part before the @ would be somebody else's name there.
  return preset ? asSuggestion(preset, email) : null
}

function asSuggestion(preset: Preset, user: string): Suggestion {
  const { provider, server, notes = [], help = null } = preset
  return {
    provider,
    server: server && {
      host: server.host,
      port: server.port ?? 995,
      security: server.security ?? 'tls',
      user,
      login: notes.includes('token') ? 'XOAUTH2' : 'auto',
    },
    notes: [...notes],
    helpUrl: help,
  }
}

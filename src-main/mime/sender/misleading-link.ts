import { getDomain, parse } from 'tldts'
import { cleanLine } from '../clean-line.ts'
import { MAX_LINK_TEXT } from '../limits.ts'

/** Endings of file names that are also those of domains; alone they are taken for files. */
const FILE_ENDINGS = /\.(?:md|py|sh|zip|mov|rs|pl|so|ps|cc)$/i

const OPTIONS = { allowPrivateDomains: true }

/**
 * The host that the text of a link names, when the link leads to another owner's (by the Public Suffix List); else
 * undefined. Text that names no host deceives nobody.
 * @param href http, https or mailto
 */
export function misleadingHost(text: string, href: string): string | undefined {
  const claimed = claimedHost(cleanLine(text.slice(0, MAX_LINK_TEXT)))
  if (claimed === undefined) return undefined
  const url = new URL(href)
  const actual = url.protocol === 'mailto:' ? (url.pathname.split('@').at(-1) ?? '') : url.hostname
  return ownerOf(claimed) === ownerOf(actual) ? undefined : claimed
}

function claimedHost(text: string): string | undefined {
  const [, start = '', name = ''] = /^["'(<[]*(https?:\/\/|www\.|mailto:|)([^\s<>"')\]]+)/iu.exec(text) ?? []
  // Of an address only what follows the sign; of a link what comes before it is no host either.
  const host =
    name
      .split(/[/?#]/)[0]
      ?.split('@')
      .at(-1)
      ?.replace(/:\d*$|[.,;!]+$/g, '') ?? ''
  const { isIcann, isPrivate, isIp, domain } = parse(host, OPTIONS)
  if (isIp) return start === '' ? undefined : host
  if (!(isIcann || isPrivate) || domain === null) return undefined
  if (start === '' && (FILE_ENDINGS.test(host) || text.includes(' ')) && !name.includes('/')) return undefined
  return host
}

/** The domain that somebody registered; of what is none (an IP address, a name of the own network) itself. */
const ownerOf = (host: string): string => getDomain(host, OPTIONS) ?? host.toLowerCase()

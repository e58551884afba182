/** What to show of a link before it is opened. */
export interface LinkParts {
  /** The whole link as it is sent: punycode host, percent-encoded path. */
  url: string
  /** The host as it is asked for on the network, so that look-alike letters show as `xn--…`; null: no host. */
  host: string | null
  isMail: boolean
}

/** Takes a link apart. What is not a link has no host. */
export function linkParts(url: string): LinkParts {
  if (!URL.canParse(url)) return { url, host: null, isMail: false }
  const { href, host, protocol, pathname } = new URL(url)
  if (protocol === 'mailto:') return { url: href, host: decodeSafely(pathname), isMail: true }
  return { url: href, host: host || null, isMail: false }
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Not valid percent-encoding: shown as it is.
    return text
  }
}

import { domainToASCII, domainToUnicode } from 'node:url'
import { looksLatin } from './look-alikes.ts'
import { mixesScripts, scriptsOf } from './scripts.ts'

/**
 * A domain as it is safe to show: in its own letters where these are what they seem, else in punycode. What is no
 * domain stays as it is.
 */
export function shownDomain(domain: string): string {
  const ascii = domainToASCII(domain)
  if (ascii === '' || (ascii === domain.toLowerCase() && !ascii.includes('xn--'))) return domain
  const letters = domainToUnicode(ascii)
  return isDeceptive(letters) ? ascii : letters
}

/** The same for the domain of an address. */
export function shownAddress(address: string): string {
  const at = address.lastIndexOf('@')
  // eslint-disable-next-line no-control-regex
  return /^[\u0000-\u007f]*$/.test(address)
    ? address
    : address.slice(0, at + 1) + shownDomain(address.slice(at + 1))
}

/** Whether a domain, in letters, mixes scripts within a label, or passes letters of another script off as Latin ones. */
export function isDeceptive(domain: string): boolean {
  const labels = domain.split('.')
  const last = scriptsOf(labels.at(-1) ?? '')
  return labels.some((label) => {
    if (mixesScripts(label)) return true
    const [script] = scriptsOf(label)
    // "аррӏе.com" is all Cyrillic; under a Cyrillic ending it would be a word.
    return script !== undefined && script !== 'Latin' && !last.has(script) && looksLatin(label)
  })
}

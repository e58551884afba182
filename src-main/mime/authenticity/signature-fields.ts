import { domainToASCII } from 'node:url'
import { headerLength, readAllFields } from '../header-fields.ts'

/** Signatures of one message that are looked at: mailing lists and forwarders make it three or four. */
const MAX_SIGNATURES = 8

/** A DKIM-Signature field (RFC 6376 section 3.5), as far as it says who signed and where the key is. */
export interface SignatureField {
  /** As in DNS: small letters, punycode. */
  domain: string
  selector: string
  /** Where the key is published. */
  keyName: string
  /** It leaves out the sender, or uses what is broken (RFC 8301), so it proves nothing whatever its key says. */
  isWorthless: boolean
}

const DNS_NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*$/

/** The signatures of a message, in order; with more than anybody needs all are worthless. */
export function readSignatureFields(message: Uint8Array): SignatureField[] {
  const header = message.subarray(0, headerLength(message))
  const raw = readAllFields(header, new Set(['dkim-signature'])).get('dkim-signature') ?? []
  const fields = raw.slice(0, MAX_SIGNATURES).flatMap((value) => toField(value) ?? [])
  return raw.length > MAX_SIGNATURES ? fields.map((field) => ({ ...field, isWorthless: true })) : fields
}

function toField(raw: string): SignatureField | null {
  const tags = readTags(raw)
  const domain = domainToASCII(tags.get('d') ?? '')
  const selector = domainToASCII(tags.get('s') ?? '')
  const keyName = `${selector}._domainkey.${domain}`
  if (domain === '' || selector === '' || !DNS_NAME.test(keyName)) return null
  const signed = (tags.get('h') ?? '').toLowerCase().split(':')
  const algorithm = (tags.get('a') ?? '').toLowerCase()
  const isWorthless = !signed.includes('from') || !/^(?:rsa|ed25519)-sha256$/.test(algorithm)
  return { domain, selector, keyName, isWorthless }
}

/** `name=value; …` (section 3.2); white space within values means nothing in the tags that are read here. */
const readTags = (raw: string): Map<string, string> =>
  new Map(
    raw.split(';').flatMap((tag): [string, string][] => {
      const equals = tag.indexOf('=')
      return equals < 0 ? [] : [[tag.slice(0, equals).trim(), tag.slice(equals + 1).replace(/\s+/g, '')]]
    }),
  )

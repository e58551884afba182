import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { isIPv4 } from 'node:net'

/** Throw-away X.509 certificates (RFC 5280), written in DER, so that tests need no program but Node. */
export interface Certificate {
  /** PEM. */
  cert: string
  /** PEM, PKCS #8. */
  key: string
}

export interface Authority extends Certificate {
  /** A server's certificate for these names and addresses; `days` from now, negative: expired. */
  issue(options?: { hosts?: string[]; days?: number }): Certificate
}

const DAY = 86_400_000
const OID = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  basicConstraints: '551d13',
  subjectAltName: '551d11',
}

function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...contents: Buffer[]): Buffer => der(0x30, ...contents)
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const octets = (content: Buffer): Buffer => der(0x04, content)
const utcTime = (at: number): Buffer =>
  der(
    0x17,
    Buffer.from(
      new Date(at)
        .toISOString()
        .replaceAll(/[-:T]|\.\d+/g, '')
        .slice(2),
    ),
  )

const name = (text: string): Buffer =>
  sequence(der(0x31, sequence(oid(OID.commonName), der(0x0c, Buffer.from(text)))))

const isAuthority = sequence(oid(OID.basicConstraints), octets(sequence(der(0x01, Buffer.from([0xff])))))

function alternativeNames(hosts: string[]): Buffer {
  const names = hosts.map((host) =>
    isIPv4(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host)),
  )
  return sequence(oid(OID.subjectAltName), octets(sequence(...names)))
}

interface Contents {
  subject: string
  issuer: string
  issuerKey: KeyObject | undefined
  days: number
  extension: Buffer
}

function certify({
  subject,
  issuer,
  issuerKey,
  days,
  extension,
}: Contents): Certificate & { privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(oid(OID.ecdsaWithSha256))
  const until = Date.now() + days * DAY
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    name(issuer),
    sequence(utcTime(Math.min(Date.now(), until) - DAY), utcTime(until)),
    name(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  )
  const signature = sign('sha256', body, issuerKey ?? privateKey)
  const whole = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])))
  const lines = whole.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey,
  }
}

/** A certificate authority that nobody knows yet: hand its `cert` to whoever is to trust it. */
export function createAuthority(subject = 'Test authority'): Authority {
  const own = certify({ subject, issuer: subject, issuerKey: undefined, days: 30, extension: isAuthority })
  return {
    cert: own.cert,
    key: own.key,
    issue({ hosts = ['127.0.0.1', 'localhost'], days = 30 } = {}) {
      const { cert, key } = certify({
        subject: hosts[0] ?? 'nobody',
        issuer: subject,
        issuerKey: own.privateKey,
        days,
        extension: alternativeNames(hosts),
      })
      return { cert, key }
    },
  }
}

const ESC = 0x1b

/** What follows ESC in ISO-2022-JP, -KR and -CN (RFC 1468, RFC 1557, RFC 1922): the octets, and the set they call. */
const ESCAPES: [string, CodeSet][] = [
  ['$)C', 'designate'],
  ['$)A', 'designate'],
  ['$(D', 'supplement'],
  ['$(B', 'double'],
  ['$B', 'double'],
  ['$@', 'double'],
  ['$A', 'double'],
  ['(I', 'katakana'],
  ['(B', 'ascii'],
  ['(J', 'ascii'],
]
type CodeSet = 'ascii' | 'double' | 'katakana' | 'supplement' | 'designate'

/**
 * Turns 7-bit text that shifts between character sets by escapes (ISO-2022-JP, ISO-2022-KR, HZ) into its 8-bit
 * EUC form, which the decoders know.
 */
export function shiftedToEuc(bytes: Uint8Array, kind: 'iso-2022' | 'hz'): Uint8Array {
  return kind === 'hz' ? hzToEuc(bytes) : iso2022ToEuc(bytes)
}

function iso2022ToEuc(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  let set: CodeSet = 'ascii'
  for (let i = 0; i < bytes.length; i++) {
    const octet = bytes[i] ?? 0
    if (octet === ESC) {
      const next = String.fromCharCode(...bytes.subarray(i + 1, i + 4))
      const escape = ESCAPES.find(([code]) => next.startsWith(code))
      if (escape) {
        if (escape[1] !== 'designate') set = escape[1]
        i += escape[0].length
        continue
      }
    }
    // SO and SI, as ISO-2022-KR uses them
    if (octet === 0x0e) set = 'double'
    else if (octet === 0x0f) set = 'ascii'
    else if (octet < 0x21 || set === 'ascii') {
      if (octet === 0x0a && set !== 'double') set = 'ascii'
      out.push(octet)
    } else {
      if (set === 'katakana') out.push(0x8e)
      if (set === 'supplement') {
        out.push(0x8f, octet | 0x80)
        i++
        out.push((bytes[i] ?? 0x20) | 0x80)
      } else out.push(octet | 0x80)
    }
  }
  return Uint8Array.from(out)
}

/** RFC 1843: `~{` and `~}` around GB 2312, `~~` for a tilde, `~` at the end of a line joins. */
function hzToEuc(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  let isDouble = false
  for (let i = 0; i < bytes.length; i++) {
    const octet = bytes[i] ?? 0
    const next = bytes[i + 1]
    if (octet === 0x7e && next === 0x7b) isDouble = true
    else if (octet === 0x7e && next === 0x7d) isDouble = false
    else if (octet === 0x7e && next === 0x7e) out.push(octet)
    else if (octet !== 0x7e || next !== 0x0a) {
      out.push(isDouble && octet > 0x20 ? octet | 0x80 : octet)
      continue
    }
    i++
  }
  return Uint8Array.from(out)
}

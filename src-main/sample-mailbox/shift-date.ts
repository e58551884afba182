/** Fields whose date says when a message was on its way (RFC 5322 sections 3.6.1, 3.6.6 and 3.6.7), folded or not. */
const DATED_FIELD = /^(?:Date|Resent-Date|Received):(?:[^\r\n]|\r\n[ \t])*/gim
/** date-time of RFC 5322 section 3.3, with its day of the week and a numeric zone. */
const DATE_TIME = /[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d ([+-])(\d\d)(\d\d)/
const DATE_FIELD = new RegExp(`^Date:\\s*(${DATE_TIME.source})`, 'im')

/** When the message was written, in milliseconds since 1970, by its Date field; null when it has none. */
export function writtenAt(message: Uint8Array): number | null {
  const [, date] = DATE_FIELD.exec(splitHeader(message).header) ?? []
  return date === undefined ? null : Date.parse(date)
}

/**
 * The message with Date, Resent-Date and the dates of Received moved by `millis`, each in its own time zone.
 * No other byte changes. The message has CRLF line ends.
 */
export function shiftDate(message: Uint8Array, millis: number): Uint8Array {
  const { header, body } = splitHeader(message)
  const shifted = header.replace(DATED_FIELD, (field) =>
    field.replace(DATE_TIME, (date, sign: string, hours: string, minutes: string) => {
      const zoneMillis = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000
      const local = new Date(Date.parse(date) + millis + zoneMillis)
      return local.toUTCString().replace('GMT', `${sign}${hours}${minutes}`)
    }),
  )
  return Buffer.concat([Buffer.from(shifted, 'latin1'), body])
}

function splitHeader(message: Uint8Array): { header: string; body: Uint8Array } {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength)
  const end = bytes.indexOf('\r\n\r\n')
  const headerLength = end < 0 ? bytes.length : end
  return { header: bytes.toString('latin1', 0, headerLength), body: bytes.subarray(headerLength) }
}

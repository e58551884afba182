/** A message in the sample maildrop: its unique-id (RFC 1939 section 7) and its bytes, with CRLF line ends. */
export interface SampleMessage {
  uid: string
  bytes: Uint8Array
}

/** What all sessions share. Messages deleted by one are gone from `messages` for the next. */
export interface SampleMailbox {
  readonly user: string
  readonly password: string
  messages: readonly SampleMessage[]
}

/** One client's conversation (RFC 1939 sections 4 to 6). */
export interface Session {
  readonly mailbox: SampleMailbox
  state: 'authorization' | 'transaction' | 'closed'
  /** The name USER gave, until PASS uses it up. */
  user: string | null
  refusedLogins: number
  /** The maildrop as it was at login: message n is `messages[n - 1]` until the session ends. */
  messages: readonly SampleMessage[]
  /** Marked by DELE, removed by QUIT. */
  readonly marked: Set<SampleMessage>
}

/** A session that begins in the AUTHORIZATION state. */
export const beginSession = (mailbox: SampleMailbox): Session => ({
  mailbox,
  state: 'authorization',
  user: null,
  refusedLogins: 0,
  messages: [],
  marked: new Set(),
})

/** Every wait (milliseconds) and every cap (octets, unless it says otherwise) of a session. */
export interface Limits {
  connectMillis: number
  replyMillis: number
  paceOctets: number
  quitMillis: number
  addressMillis: number
  lineOctets: number
  listOctets: number
  messageOctets: number
  windowCommands: number
  windowOctets: number
  stallMillis: number
}

export const LIMITS: Limits = {
  /** DNS, TCP and TLS together. A slow mobile link needs ten seconds; nobody watches for more than thirty. */
  connectMillis: 30_000,
  /**
   * Silence while a reply is due. Servers that open a large maildrop at PASS or index it at UIDL, and virus
   * scanners that read a message before passing it on, need over a minute.
   */
  replyMillis: 120_000,
  /** So much of a body must come in `replyMillis`: a tenth of the slowest modem. Less is silence drop by drop. */
  paceOctets: 1_024,
  /** QUIT deletes: an mbox of gigabytes is rewritten before it is answered. */
  quitMillis: 300_000,
  /** The head start of one address of a host over the next, as RFC 8305 section 5 has it. */
  addressMillis: 250,
  /** RFC 2449 section 4 says 512; a Kerberos challenge in base64 is the longest line in use. */
  lineOctets: 65_536,
  /** LIST, UIDL, CAPA: a million messages with unique-ids of 70 characters (RFC 1939 section 7). */
  listOctets: 80 * 1024 * 1024,
  /** Three times what the largest providers let through; the body is held in memory once whole. */
  messageOctets: 512 * 1024 * 1024,
  /**
   * Commands in flight, about 50 kB of them: as much as TCP takes while a server reads none. What a round trip costs
   * is shared by so many. Neither side can block the other (RFC 2449 section 6.6), since everything that arrives is
   * read at once.
   */
  windowCommands: 4_000,
  /** What they are expected to bring: a line of 1 Gbit/s stays full over 100 ms, and a cancel leaves little behind. */
  windowOctets: 32 * 1024 * 1024,
  /** Silence that makes the window smaller: far longer than any round trip. */
  stallMillis: 5_000,
}

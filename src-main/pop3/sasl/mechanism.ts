/** What either side says, before base64. */
export type SaslMessage = string | Buffer

/** One run of a SASL mechanism (RFC 4422): what the client says, and when it is content. */
export interface SaslExchange {
  /** Said without being asked; undefined where the server speaks first. */
  initial: SaslMessage | undefined
  /**
   * Answers a challenge.
   * @throws Pop3ProtocolError, Pop3CommandError: the exchange is cancelled and fails with it
   */
  answer(challenge: Buffer): SaslMessage | Promise<SaslMessage>
  /**
   * Called when the server says +OK.
   * @throws Pop3ProtocolError `broken` when the server has not proved what the mechanism wants proved
   */
  finish(): void
}

/**
 * What a mechanism logs in with. For XOAUTH2 and OAUTHBEARER the secret is the access token; for EXTERNAL and GSSAPI,
 * which have their proof elsewhere, it is not used.
 */
export interface Credentials {
  user: string
  secret: string
}

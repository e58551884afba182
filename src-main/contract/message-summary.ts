/** What TOP tells about a message: enough for its row in the list. */
export interface HeaderSummary {
  subject: string
  fromName: string
  fromAddress: string
  /** All recipients as one searchable line. */
  recipients: string
  /** Milliseconds since 1970; null when the Date header is missing or unusable. */
  date: number | null
  /** Message-ID without angle brackets, or empty. */
  messageId: string
  /** The Message-IDs it refers to (In-Reply-To, References), without angle brackets, each once. */
  references: string[]
  /** SHA-256 (hex) of the header block as received: recognises a message whose UID changed. */
  headerHash: string
  /** What the server's filter counted (X-Spam-Score and the like); null when it says nothing. */
  spamScore: number | null
  /** The server's filter, or a block list it asked, calls it spam. */
  isSpam: boolean
}

/** What taking the whole message apart adds. */
export interface BodySummary {
  /** The first words of the text, at most 200 characters, white space collapsed. */
  preview: string
  hasAttachments: boolean
  /** Something attached is a PDF. */
  hasPdf: boolean
  /** Words of the bodies, to be searched. */
  searchText: string
  /** Names of attachments, and the words of those that are text (or PDF, when they were read), to be searched. */
  attachmentText: string
}

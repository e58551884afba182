/** Octets of one header block that are read. The longest real ones (mailing lists, ARC chains) stay under 100 KiB. */
export const MAX_HEADER_OCTETS = 256 * 1024

/** Characters of one header field that are decoded: 2,000 recipients, and no field can hold up the list. */
export const MAX_FIELD_LENGTH = 128 * 1024

/** Characters of a subject or name that are kept: a line on the screen shows a tenth of it. */
export const MAX_LINE_LENGTH = 2000

/** Addresses read from one field; a newsletter that names all its readers has a few hundred. */
export const MAX_ADDRESSES = 2000

/** Fields of one name that a header rule looks at: more `Received` than any honest message has. */
export const MAX_COMPARED_FIELDS = 100

/** Characters of the line of recipients that search looks through. */
export const MAX_RECIPIENTS_LENGTH = 8 * 1024

/** Parts of one message. Digests have some hundred; millions of empty ones are an attack on memory. */
export const MAX_PARTS = 1000

/** Multiparts within multiparts. Real mail stays under ten. */
export const MAX_DEPTH = 100

/** Messages within messages that are shown; a mail that was forwarded five times is a chain letter. */
export const MAX_MESSAGE_DEPTH = 5

/** Messages within one message that are shown; digests of lists have up to fifty, the rest stay attachments. */
export const MAX_MESSAGES = 50

/**
 * Octets of text that search looks through, per message: a long book chapter. Beyond it is a log file or a
 * data dump, which would only make the index slow.
 */
export const MAX_SEARCH_OCTETS = 256 * 1024

/** Octets of one PDF that is read for search, and its pages: a book. */
export const MAX_PDF_OCTETS = 32 * 1024 * 1024
export const MAX_PDF_PAGES = 500

/** Milliseconds for all PDFs of one message: a page takes about fifty. What was read until then can be found. */
export const MAX_PDF_MILLIS = 8_000

/** Characters of text that a row of the list shows. */
export const MAX_PREVIEW_LENGTH = 200

/** Octets of one text body that are shown: making that much safe takes a second or two; *save* gives it all. */
export const MAX_BODY_OCTETS = 1024 * 1024

/** Octets of RTF that are read, and groups within groups in it: the reader of what Outlook puts into it is slow with more. */
export const MAX_RTF_OCTETS = 512 * 1024
export const MAX_RTF_DEPTH = 300

/** Commands within commands of enriched text: people write three. */
export const MAX_ENRICHED_DEPTH = 50

/** Elements within elements: browsers flatten what is deeper than 512, and the deepest newsletters reach 100. */
export const MAX_HTML_DEPTH = 400

/** Formatting elements (b, font, a …) open at once: the parser opens all of them anew in every paragraph. */
export const MAX_OPEN_FORMATTING = 500

/** Characters of style sheets in one message. Newsletters have up to 100,000. */
export const MAX_STYLE_LENGTH = 512 * 1024

/** Rounds of sanitising until nothing changes any more; two are the rule. */
export const MAX_SANITIZE_ROUNDS = 5

/** Remote pictures of one message that are loaded when asked for; newsletters have up to a hundred. */
export const MAX_REMOTE_PICTURES = 300

/** Characters of a link's text in which a host may be named; also how much of a deep tree is gone through for it. */
export const MAX_LINK_TEXT = 300

/** Links of one message that are known to lead elsewhere than they say; a warning is one, however many there are. */
export const MAX_MISLEADING_LINKS = 200

/** Messages kept taken apart: the one shown, and those shown just before. */
export const MAX_OPEN_MESSAGES = 8

/** Octets of all messages kept taken apart; the newest one is kept however big it is. */
export const MAX_OPEN_OCTETS = 64 * 1024 * 1024

/**
 * Milliseconds without a call after which a worker that has kept messages makes room for a fresh one: what it took for
 * them, all of its heap, goes back to the system.
 */
export const MAX_KEPT_MILLIS = 60_000

/** Octets of a message that is taken apart before anybody opens it: nearly all are smaller. */
export const MAX_PREPARED_OCTETS = 1024 * 1024

/** Message-IDs that a message refers to: the root and the nearest of a long conversation say enough. */
export const MAX_REFERENCES = 32

/** Octets of a file name: what ext4, APFS and NTFS all take. */
export const MAX_FILE_NAME_OCTETS = 255

/**
 * Milliseconds after which the worker is ended: far more than the slowest computer needs for honest mail
 * (25 MB take half a second on a fast one).
 */
export const callDeadlineMs = (octets: number): number => 10_000 + octets / 2000

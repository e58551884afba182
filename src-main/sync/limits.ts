/** TOPs asked for ahead of their answers: one round trip then covers a screenful several times over. */
export const HEADER_WINDOW = 400

/** RETRs asked for ahead of their answers, by count … */
export const MESSAGE_WINDOW = 200
/** … and by octets, so that memory stays flat however large the messages are (one larger message goes alone). */
export const OCTET_WINDOW = 8 * 1024 * 1024

/** A commit holds at most so many messages … */
export const BATCH_MESSAGES = 250
/** … or so many octets … */
export const BATCH_OCTETS = 4 * 1024 * 1024
/** … and waits no longer than this for more, so that a slow line loses little and the list keeps moving. */
export const BATCH_MILLIS = 400

/** Batches on their way through parsing and commit; more would only pile up in memory. */
export const BATCHES_IN_FLIGHT = 2

/** Messages read back and hashed in one go before their DELE; bounds the time the store is busy with it. */
export const DELETE_BATCH = 100

/** Octets kept of the header block of a message deleted unseen: the longest real ones, and no flood. */
export const HEADER_BLOCK_OCTETS = 64 * 1024

/** Lines of the body that are taken with the header of a message too big to be taken whole unasked: a screenful. */
export const FIRST_LINES = 60

/** Headers asked for in one session only to know whether a UID still means what it did; the rest has time. */
export const MAX_DOUBTS = 200

/** So many unknown messages at once, while the known ones are gone, are taken only after asking: it may be the old mail. */
export const ASK_ABOVE = 200

/** Messages that are indexed in one go … */
export const STEP_MESSAGES = 100
/** … or so many octets of them: the store and the parser are busy with it for a tenth of a second. */
export const STEP_OCTETS = 2 * 1024 * 1024

/** Messages that the junk filter learns from in one go. */
export const LESSONS = 20

/** Mail that comes in goes first: nothing is indexed before so long after a commit … */
export const QUIET_MILLIS = 200
/** … but where commits never cease, something is, so often. */
export const PATIENCE_MILLIS = 5_000

/** After a failure: a full disk, say. The next mail is a reason to try again sooner. */
export const RETRY_MILLIS = 60_000

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

/** What waits is counted so often, for those who watch. */
export const COUNT_MILLIS = 1_000

/** After a failure: a full disk, say. The next mail is a reason to try again sooner. */
export const RETRY_MILLIS = 60_000

/** The store is idle when nobody has asked it anything for so long … */
export const IDLE_MILLIS = 10_000
/** … which is looked at so often. */
export const LOOK_MILLIS = 30_000
/** Between two steps of the upkeep: the disk and the processor stay free for others. */
export const STEP_PAUSE_MILLIS = 250
/** When there is nothing to be done. */
export const REST_MILLIS = 60 * 60 * 1000

/**
 * Milliseconds between two looks at whether the session needs a NOOP. RFC 1939 section 3 allows a logout after ten
 * minutes of silence, many servers and routers cut after one.
 */
export const KEEP_ALIVE_MILLIS = 30_000

/** TOPs under way where the server takes many: a round trip is shared by so many, and new rows in sight wait for no more. */
export const TOP_WINDOW = 100
/** Where it takes one at a time: those on their way could only be waited for. */
export const TOP_WINDOW_SINGLE = 2

/** UIDs looked up in one call of the store: its answer is taken over in a few milliseconds. */
export const KNOWN_BATCH = 2_000

/** Milliseconds of sorting in one go; the window does not notice it. */
export const SLICE_MILLIS = 8

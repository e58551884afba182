/** What `electron` is to a unit: nothing, so that what only asks whether it is there runs in plain Node. */
export default {}

/** The longest line main takes: an access token in base64 fits. */
export const MAX_LINE = 4096

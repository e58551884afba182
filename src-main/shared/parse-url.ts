/** The URL, or null when it is none. (URL.parse is not in Node 20.) */
export const parseUrl = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null)

/** A challenge of AUTH as people read it: decoded where it is text in base64 (`VXNlcm5hbWU6` is "Username:"). */
export function decodeChallenge(challenge: string): string {
  try {
    const text = atob(challenge)
    return /^[ -~]+$/.test(text) ? `${challenge} (${text})` : challenge
  } catch {
    // Not base64: then it is shown as it came.
    return challenge
  }
}

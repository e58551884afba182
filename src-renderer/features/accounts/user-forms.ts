/**
 * The forms in which providers want a user's name: the whole address, the part before the @, or the two with another
 * sign between them. The one in use is left out; so is everything while there is no address to make them of.
 */
export function userForms(email: string, used: string): string[] {
  const [, name, domain] = /^([^\s@]+)@([^\s@]+)$/.exec(email.trim()) ?? []
  if (name === undefined || domain === undefined) return []
  return [`${name}@${domain}`, `${name}+${domain}`, name].filter((form) => form !== used.trim())
}

const MULTI_LINE = /^(?:CAPA|LIST|UIDL|AUTH|HELP|(?:RETR|TOP) .*)$/

/**
 * What a server's octets (Latin-1) say to the commands it was given, read in the plainest way there is: the body of each
 * command that was answered by a whole one, by the command's line. It shares nothing with the engine, which may take
 * less than this, but never more or something else.
 */
export function referenceBodies(sent: string, lines: readonly string[]): Map<string, string> {
  const bodies = new Map<string, string>()
  const commands = ['(greeting)', ...lines]
  let rest = sent
  for (let command = commands.shift(); command !== undefined; command = commands.shift()) {
    for (;;) {
      const end = rest.indexOf('\n')
      if (end === -1) return bodies
      const ending = rest[end - 1] === '\r' ? '\r\n' : '\n'
      const status = rest.slice(0, end + 1 - ending.length)
      if (/^\+(?:[ \t]|$)/.test(status)) {
        // The next line of the client answers this challenge.
        if (commands.shift() === undefined) return bodies
        rest = rest.slice(end + 1)
        continue
      }
      if (!/^(?:\+OK|-ERR)(?:[ \t]|$)/.test(status)) return bodies
      if (!status.startsWith('+OK') || !MULTI_LINE.test(command)) {
        rest = rest.slice(end + 1)
        break
      }
      const terminator = rest.indexOf(`${ending}.${ending}`, end + 1 - ending.length)
      if (terminator === -1) return bodies
      const stuffed = rest.slice(end + 1 - ending.length, terminator + ending.length)
      bodies.set(command, stuffed.replaceAll(`${ending}.`, ending).slice(ending.length))
      rest = rest.slice(terminator + 2 * ending.length + 1)
      break
    }
  }
  return bodies
}

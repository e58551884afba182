/** The longest command line, CRLF included (RFC 2449 section 4). */
export const MAX_COMMAND_OCTETS = 255

/** A command line longer than MAX_COMMAND_OCTETS. */
export class CommandTooLongError extends Error {
  override readonly name = 'CommandTooLongError'
}

/**
 * The command lines in a stream of bytes, without their line ends. Commands may come many at a time or in
 * pieces. What follows the last line end is no command and is dropped.
 * @throws CommandTooLongError
 */
export async function* commandLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk.toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      assertShort(line)
      yield line.replace(/\r$/, '')
    }
    assertShort(rest)
  }
}

function assertShort(line: string): void {
  if (line.length >= MAX_COMMAND_OCTETS) throw new CommandTooLongError('command line too long')
}

import { app } from 'electron'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The message files among the arguments of a start in `folder`: paths, or addresses as some desktops give them. */
export const messageFiles = (argv: readonly string[], folder: string): string[] =>
  argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-') && /\.eml$/i.test(argument))
    .map((argument) =>
      argument.startsWith('file:///') ? fileURLToPath(argument) : resolve(folder, argument),
    )

/**
 * Watches for files that this start, a second one, or macOS names: from the first moment, since macOS tells before the
 * program is ready. They wait until the function returned is given what opens them.
 * @param show brings the program to the front, where a second start names no file
 */
export function watchNamedFiles(show: () => void): (open: (path: string) => void) => void {
  const waiting = messageFiles(process.argv, process.cwd())
  let take = (path: string): void => void waiting.push(path)

  app.on('second-instance', (_event, argv, folder) => {
    const paths = messageFiles(argv, folder)
    paths.forEach((path) => take(path))
    if (paths.length === 0) show()
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    take(path)
  })
  return (open) => {
    take = open
    waiting.splice(0).forEach(open)
  }
}

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { hangUp, receive, say, silenceFor } from './pop3-script.ts'
import type { Step } from './pop3-script.ts'

const FOLDER = fileURLToPath(new URL('../fixtures/pop3/', import.meta.url))

/** A conversation with an odd server, from after the login on. */
export interface Fixture {
  /** What is odd, in its first line. */
  title: string
  steps: Step[]
}

/**
 * Reads tests/fixtures/pop3/<name>.txt (the README there says how it is written).
 * @throws Error for a line that says nothing
 */
export function readFixture(name: string): Fixture {
  const [title = '', ...lines] = readFileSync(`${FOLDER}${name}.txt`, 'utf8').trimEnd().split('\n')
  return { title: title.replace(/^# /, ''), steps: joinReplies(lines.filter((line) => !/^(#|$)/.test(line))) }
}

/** Lines of the server in a row are one write, as they mostly are on a line. */
function joinReplies(lines: string[]): Step[] {
  const steps: Step[] = []
  let said = ''
  const speak = (): void => {
    if (said !== '') steps.push(say(said))
    said = ''
  }
  for (const line of lines) {
    const content = line.slice(3)
    if (line.startsWith('S:')) {
      said += `${unescape(content)}\r\n`
      continue
    }
    speak()
    if (line.startsWith('C:')) steps.push(receive(content))
    else if (line.startsWith('~')) steps.push(silenceFor(Number(line.slice(1))))
    else if (line === 'X') steps.push(hangUp())
    else throw new Error(`a fixture line that says nothing: ${line}`)
  }
  speak()
  return steps
}

const unescape = (text: string): string =>
  text.replaceAll(/\\x([0-9a-f]{2})/g, (_, octet: string) => String.fromCharCode(Number.parseInt(octet, 16)))

/** What this process was asked to do: its only argument, JSON. */
export const task = (): unknown => JSON.parse(process.argv[2] ?? '')

/** Answers the process that started this one: a line of JSON on the standard output. */
export const say = (answer: object): void => void process.stdout.write(`${JSON.stringify(answer)}\n`)

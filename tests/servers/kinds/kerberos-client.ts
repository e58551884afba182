import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Kerberos } from '../../../src-main/pop3/sasl/gssapi.ts'
import { PATH } from '../run-server.ts'
import { inView } from '../unpacked-server.ts'

/** One security context of the Kerberos library: a JSON request a line, a JSON reply a line. */
const CONTEXT = `
import base64, gssapi, json, sys
name = gssapi.Name(sys.argv[1], gssapi.NameType.hostbased_service)
context = gssapi.SecurityContext(name=name, usage='initiate')
for line in sys.stdin:
    verb, data = json.loads(line)
    try:
        data = base64.b64decode(data)
        if verb == 'step': data = context.step(data or None)
        if verb == 'wrap': data = context.wrap(data, False).message
        if verb == 'unwrap': data = context.unwrap(data).message
        reply = {'complete': context.complete, 'data': base64.b64encode(data or b'').decode()}
    except Exception as error:
        reply = {'error': str(error)}
    print(json.dumps(reply), flush=True)
`

interface Reply {
  readonly complete: boolean
  readonly data: string
  readonly error?: string
}

/** Stands in for the package `kerberos`: the same calls, and the system's Kerberos library by way of Python. */
export const kerberosClient = (environment: () => Readonly<Record<string, string>>): Kerberos => ({
  initializeClient(service) {
    const [program = '', ...args] = inView({ unpacked: 'kerberos' }, ['python3', '-c', CONTEXT, service])
    const python = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], {
      env: { PATH, ...environment() },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const replies = createInterface({ input: python.stdout })[Symbol.asyncIterator]()
    let contextComplete = false
    const ask = async (verb: string, data: string): Promise<string> => {
      python.stdin.write(`${JSON.stringify([verb, data])}\n`)
      const line: IteratorResult<string, unknown> = await replies.next()
      const { complete, data: answer, error } = JSON.parse(String(line.value)) as Reply
      if (error !== undefined) {
        python.stdin.end()
        throw new Error(error)
      }
      contextComplete = complete
      return answer
    }
    return Promise.resolve({
      get contextComplete() {
        return contextComplete
      },
      step: (challenge) => ask('step', challenge),
      unwrap: (message) => ask('unwrap', message),
      async wrap(message) {
        const wrapped = await ask('wrap', message)
        // The last that is asked of it.
        python.stdin.end()
        return wrapped
      },
    })
  },
})

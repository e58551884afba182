import { startDelayProxy, type DelayProxyOptions } from '../../support/delay-proxy.ts'
import { say, task } from './task.ts'

// A long way to the server, until the standard input ends.
const proxy = await startDelayProxy(task() as DelayProxyOptions)
say({ port: proxy.port })
process.stdin.resume().on('end', () => void proxy.close())

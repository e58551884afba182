import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { projectFolder } from './project.mjs'

const OUTPUT_LIMIT = 16 * 1024 * 1024

/**
 * Runs a program in the project's folder and waits for its end.
 * `output: 'show'` passes its output on, `'keep'` returns both streams as one text, `'drop'` forgets it.
 * `deadline` is in milliseconds; a program that passes it is ended and counts as failed.
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program does not exist
 */
export function run(command, args, { env = {}, output = 'show', deadline } = {}) {
  return new Promise((resolve) => {
    const stdio = output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe']
    const child = spawn(command, args, {
      cwd: projectFolder,
      env: { ...process.env, ...env },
      stdio,
      // npm and npx are .cmd files there, which only the shell can start.
      shell: process.platform === 'win32' && /^np[mx]$/.test(command),
      ...(deadline === undefined ? {} : { timeout: deadline, killSignal: 'SIGKILL' }),
    })
    let text = ''
    const keep = (chunk) => {
      if (output === 'keep' && text.length < OUTPUT_LIMIT) text += chunk.toString()
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('error', (error) => resolve({ code: 127, output: `${command}: ${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: text }))
  })
}

/**
 * Runs a program as `run` does.
 * @throws {Error} naming the command when it fails
 */
export async function mustRun(command, args, options) {
  const { code, output } = await run(command, args, options)
  if (code === 0) return output
  throw new Error(`"${[command, ...args].join(' ')}" failed (exit code ${code})${output && `:\n${output}`}`)
}

/**
 * Runs a program the user works with: no deadline, our streams are its own, and what would stop us stops it
 * first, so that whatever was started for it can be ended in order.
 * @returns {Promise<number>} its exit code
 * @throws {Error} when it cannot be started
 */
export function runUntilStopped(command, args, { env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: projectFolder,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    })
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    const passOn = (signal) => child.kill(signal)
    for (const signal of signals) process.on(signal, passOn)
    const release = () => signals.forEach((signal) => process.off(signal, passOn))
    child.on('error', (error) => {
      release()
      reject(new Error(`${command} cannot be started: ${error.message}`))
    })
    child.on('close', (code, signal) => {
      release()
      resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal]))
    })
  })
}

/** Runs a package's own command-line program with this very Node. */
export const nodeProgram = (script, args = []) => [process.execPath, [script, ...args]]

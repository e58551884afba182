import electron from 'electron'
import { bundlePrograms } from '../bundle-programs.ts'
import { runProgram } from '../run-program.ts'
import { PASSPHRASE } from './kept-profile.ts'

/**
 * Seconds that the passphrase alone takes to open the keys of a profile, on Electron, whose scrypt takes half as long again
 * as Node's: it is slow on purpose, and a keyring does without.
 */
export async function timeScrypt(profile: string): Promise<number> {
  const programs = await bundlePrograms('tests/bench/programs', ['unlock'])
  try {
    const args = [programs.pathOf('unlock'), JSON.stringify({ profile, passphrase: PASSPHRASE })]
    // As a module of Node, electron is the path of its program.
    const { output } = await runProgram(electron as unknown as string, args, { ELECTRON_RUN_AS_NODE: '1' })
    return (JSON.parse(output) as { seconds: number }).seconds
  } finally {
    await programs.remove()
  }
}

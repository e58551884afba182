import { execFileSync } from 'node:child_process'
import { userInfo } from 'node:os'

/** The system user a test server works as and its mailboxes belong to. */
export interface MailUser {
  readonly name: string
  readonly group: string
  readonly uid: number
  readonly gid: number
}

const id = (...args: string[]): string => execFileSync('id', args, { encoding: 'utf8' }).trim()

/** Whoever runs the tests, but never root: mail servers refuse to open mailboxes as root. */
export function mailUser(): MailUser {
  const name = userInfo().uid === 0 ? 'nobody' : userInfo().username
  return { name, group: id('-gn', name), uid: Number(id('-u', name)), gid: Number(id('-g', name)) }
}

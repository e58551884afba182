import { createHash, createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { TestUser } from '../test-server.ts'

/**
 * Answers nginx's question whether a login is good, as headers: by APOP and CRAM-MD5 it sends the salt and the
 * client's answer and wants the password, with which it logs in upstream.
 */
export function answerNginx(
  headers: IncomingHttpHeaders,
  users: readonly TestUser[],
  port: number,
): Record<string, string> {
  const field = (name: string): string => decodeURIComponent(String(headers[name] ?? ''))
  const user = users.find(({ name }) => name === field('auth-user'))
  const [method, salt, answer] = [field('auth-method'), field('auth-salt'), field('auth-pass')]
  if (!user || answer !== expected(method, salt, user.password)) return { 'Auth-Status': 'Invalid login' }
  return {
    'Auth-Status': 'OK',
    'Auth-Server': '127.0.0.1',
    'Auth-Port': String(port),
    'Auth-User': user.name,
    'Auth-Pass': user.password,
  }
}

function expected(method: string, salt: string, password: string): string {
  if (method === 'apop') return createHash('md5').update(salt).update(password).digest('hex')
  if (method === 'cram-md5') return createHmac('md5', password).update(salt).digest('hex')
  return password
}

import type { NewAccount } from '../../src-main/contract/account.ts'

/** A new account with every field set; `change` says what the test is about. */
export const newAccount = (change: Partial<NewAccount> = {}): NewAccount => ({
  name: 'Alon',
  email: 'alon@example.org',
  host: 'pop.example.org',
  port: 995,
  security: 'tls',
  user: 'alon@example.org',
  password: 'correct horse',
  retention: 'leave',
  checkEveryMinutes: 10,
  checkAtStart: true,
  colour: 2,
  ...change,
})

import type { LoginMethod } from '../../src-main/contract/login.ts'

/** A login method by the name that servers give it, the same in every language; USER is two commands. */
export const methodName = (method: LoginMethod): string => (method === 'USER' ? 'USER/PASS' : method)

import type en from '../en/accounts.ts'

const accounts: typeof en = {}

export default accounts

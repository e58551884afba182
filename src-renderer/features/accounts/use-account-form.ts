import { computed, reactive } from 'vue'
import type {
  Account,
  AccountChange,
  ConnectionTest,
  NewAccount,
  Retention,
  Security,
} from '../../../src-main/contract/account.ts'
import { checkFields, type FieldErrors } from './check-fields.ts'

/** The usual port of each kind of encryption (RFC 1939 section 3, RFC 8314 section 3.2). */
const USUAL_PORT: Record<Security, number> = { tls: 995, stls: 110, none: 110 }

/** What the user has entered. null: untouched, so a guess made from the other fields is shown. */
interface Entered {
  name: string
  email: string
  host: string | null
  port: string | null
  security: Security
  user: string | null
  password: string
  retention: Retention
  checkEveryMinutes: number
  checkAtStart: boolean
  colour: number
}

export interface AccountForm {
  /** The fields without guesses, to bind to. */
  entered: Entered
  host: string
  port: string
  user: string
  /** The text to show at a field that will not do. */
  readonly errors: FieldErrors
  /** Fills the form from an account, or (null) for a new one with this colour. */
  fill: (account: Account | null, colour: number) => void
  newAccount: () => NewAccount
  accountChange: (id: string) => AccountChange
  connectionTest: (id: string | null) => ConnectionTest
}

/** The fields of an account, what is guessed for those left alone, and what is wrong with them. */
export function useAccountForm(needsPassword: () => boolean): AccountForm {
  const entered = reactive<Entered>(blank(0))

  const host = computed({
    get: () => entered.host ?? guessHost(entered.email),
    set: (text) => (entered.host = text),
  })
  const user = computed({
    get: () => entered.user ?? entered.email.trim(),
    set: (text) => (entered.user = text),
  })
  const port = computed({
    get: () => entered.port ?? String(USUAL_PORT[entered.security]),
    set: (text) => (entered.port = text === String(USUAL_PORT[entered.security]) ? null : text),
  })

  const errors = computed(() =>
    checkFields({
      email: entered.email,
      host: host.value,
      port: port.value,
      user: user.value,
      password: needsPassword() ? entered.password : null,
    }),
  )

  const server = () => ({
    host: host.value.trim(),
    port: Number(port.value),
    security: entered.security,
    user: user.value,
  })
  const password = () => (entered.password ? { password: entered.password } : {})
  const fields = () => ({
    name: entered.name.trim(),
    email: entered.email.trim(),
    ...server(),
    retention: entered.retention,
    checkEveryMinutes: entered.checkEveryMinutes,
    checkAtStart: entered.checkAtStart,
    colour: entered.colour,
  })

  return reactive({
    entered,
    host,
    port,
    user,
    errors,
    fill: (account: Account | null, colour: number): void => {
      Object.assign(entered, account ? fromAccount(account) : blank(colour))
    },
    newAccount: (): NewAccount => ({ ...fields(), password: entered.password }),
    accountChange: (id: string): AccountChange => ({ id, ...fields(), ...password() }),
    connectionTest: (id: string | null): ConnectionTest => ({
      ...server(),
      ...password(),
      ...(id ? { id } : {}),
    }),
  })
}

function guessHost(email: string): string {
  const domain = email.split('@')[1]?.trim() ?? ''
  return domain.includes('.') ? `pop.${domain.toLowerCase()}` : ''
}

function blank(colour: number): Entered {
  return {
    name: '',
    email: '',
    host: null,
    port: null,
    security: 'tls',
    user: null,
    password: '',
    retention: 'leave',
    checkEveryMinutes: 10,
    checkAtStart: true,
    colour,
  }
}

function fromAccount(account: Account): Entered {
  return {
    name: account.name,
    email: account.email,
    host: account.host,
    port: account.port === USUAL_PORT[account.security] ? null : String(account.port),
    security: account.security,
    user: account.user,
    password: '',
    retention: account.retention,
    checkEveryMinutes: account.checkEveryMinutes,
    checkAtStart: account.checkAtStart,
    colour: account.colour,
  }
}

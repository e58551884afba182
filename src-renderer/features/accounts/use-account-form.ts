import { computed, reactive, shallowRef, toRaw } from 'vue'
import type {
  Account,
  AccountChange,
  ConnectionTest,
  NewAccount,
  SecretKind,
  Security,
} from '../../../src-main/contract/account.ts'
import type { CallRequest } from '../../../src-main/contract/calls.ts'
import type { Certificate } from '../../../src-main/contract/certificate.ts'
import type { Retention } from '../../../src-main/contract/retention.ts'
import type { Suggestion } from '../../../src-main/contract/suggestion.ts'
import type { LoginChoice } from '../../../src-main/contract/login.ts'
import { checkFields, type FieldErrors } from './check-fields.ts'
import { proofOf } from './login-words.ts'
import { checkProof, enteredProof, proofEntry, type ProofEntry } from './proof-entry.ts'
import { enteredRetention, EVERYTHING_STAYS, retentionEntry, type RetentionEntry } from './retention-entry.ts'
import { enteredProxy, proxyEntry, proxyPort, type ProxyEntry } from './proxy-entry.ts'

/** The usual port of each kind of encryption (RFC 1939 section 3, RFC 8314 section 3.2). */
const USUAL_PORT: Record<Security, number> = { tls: 995, stls: 110, none: 110 }

/** What the user has entered. null: untouched, so a guess made from the other fields is shown. */
interface Entered {
  name: string
  email: string
  host: string | null
  port: string | null
  security: Security | null
  user: string | null
  password: string
  login: LoginChoice | null
  proof: ProofEntry
  proxy: ProxyEntry
  trustedCertificates: Certificate[]
  retention: RetentionEntry
  /** Megabytes above which only the beginning is taken; 0: everything is taken whole. */
  partialAbove: number
  checkEveryMinutes: number
  checkAtStart: boolean
  sparesMetered: boolean
  authservId: string
  colour: number
}

export interface AccountForm {
  /** The fields without guesses, to bind to. */
  entered: Entered
  host: string
  port: string
  security: Security
  user: string
  login: LoginChoice
  /** What is known of the address's provider: fills the fields left alone. */
  suggestion: Suggestion | null
  readonly retention: Retention
  /** The text to show at a field that will not do. */
  readonly errors: FieldErrors
  /** Fills the form from an account, or (null) for a new one with this colour. */
  fill: (account: Account | null, colour: number) => void
  /** Takes server, user name and login from a suggestion, whatever was entered for them. */
  use: (suggestion: Suggestion) => void
  /** Whose server is to be looked for; null: the address is none yet. */
  search: (id: string | null) => CallRequest<'finding:find'> | null
  newAccount: () => NewAccount
  accountChange: (id: string) => AccountChange
  connectionTest: (id: string | null) => ConnectionTest
}

/**
 * The fields of an account, what is guessed for those left alone, and what is wrong with them. `kept` are the secrets
 * that need not be entered.
 */
export function useAccountForm(kept: () => readonly SecretKind[]): AccountForm {
  const entered = reactive<Entered>(blank(0))
  const suggestion = shallowRef<Suggestion | null>(null)
  const suggested = computed(() => suggestion.value?.server ?? null)

  const host = computed({
    get: () => entered.host ?? suggested.value?.host ?? (suggestion.value ? '' : guessHost(entered.email)),
    set: (text) => (entered.host = text),
  })
  const user = computed({
    get: () => entered.user ?? suggested.value?.user ?? entered.email.trim(),
    set: (text) => (entered.user = text),
  })
  const security = computed({
    get: () => entered.security ?? suggested.value?.security ?? 'tls',
    set: (chosen) => (entered.security = chosen),
  })
  const login = computed({
    get: () => entered.login ?? suggested.value?.login ?? 'auto',
    set: (chosen) => (entered.login = chosen),
  })
  const likelyPort = computed(() => {
    const isAsSuggested = suggested.value?.security === security.value
    return String(isAsSuggested ? suggested.value.port : USUAL_PORT[security.value])
  })
  const port = computed({
    get: () => entered.port ?? likelyPort.value,
    set: (text) => (entered.port = text === likelyPort.value ? null : text),
  })

  const needsPassword = (): boolean => proofOf(login.value) === 'password' && !kept().includes('password')
  const retention = computed(() => enteredRetention(entered.retention))
  const errors = computed(() => ({
    ...checkFields({
      email: entered.email,
      host: host.value,
      port: port.value,
      user: user.value,
      password: needsPassword() ? entered.password : null,
      proxy:
        entered.proxy.kind === 'none' ? null : { host: entered.proxy.host, port: proxyPort(entered.proxy) },
      maxMessages: entered.retention.maxMessages,
      maxMegabytes: entered.retention.maxMegabytes,
    }),
    ...checkProof(login.value, entered.proof, kept()),
  }))

  const server = () => ({
    host: host.value.trim(),
    port: Number(port.value),
    security: security.value,
    user: user.value,
    login: login.value,
    ...enteredProof(entered.proof),
    proxy: enteredProxy(entered.proxy),
    // What Vue watches cannot be cloned on its way to main.
    trustedCertificates: entered.trustedCertificates.map(toRaw),
  })
  const passwords = () => ({
    ...(entered.password ? { password: entered.password } : {}),
    ...(entered.proxy.password ? { proxyPassword: entered.proxy.password } : {}),
  })
  const fields = () => ({
    name: entered.name.trim(),
    email: entered.email.trim(),
    ...server(),
    retention: retention.value,
    partialAboveMegabytes: entered.partialAbove === 0 ? null : entered.partialAbove,
    checkEveryMinutes: entered.checkEveryMinutes,
    checkAtStart: entered.checkAtStart,
    sparesMetered: entered.sparesMetered,
    authservId: entered.authservId.trim(),
    colour: entered.colour,
  })

  return reactive({
    entered,
    host,
    port,
    security,
    user,
    login,
    suggestion,
    retention,
    errors,
    fill: (account: Account | null, colour: number): void => {
      Object.assign(entered, account ? fromAccount(account) : blank(colour))
    },
    use: (chosen: Suggestion): void => {
      suggestion.value = chosen
      Object.assign(entered, { host: null, port: null, security: null, user: null, login: null })
    },
    search: (id: string | null): CallRequest<'finding:find'> | null =>
      guessHost(entered.email) === '' ||
      errors.value.email ||
      errors.value.proxyHost ||
      errors.value.proxyPort
        ? null
        : {
            email: entered.email.trim(),
            proxy: enteredProxy(entered.proxy),
            ...(entered.proxy.password && { proxyPassword: entered.proxy.password }),
            ...(id && { id }),
          },
    newAccount: (): NewAccount => ({ ...fields(), ...passwords() }),
    accountChange: (id: string): AccountChange => ({ id, ...fields(), ...passwords() }),
    connectionTest: (id: string | null): ConnectionTest => ({
      ...server(),
      ...passwords(),
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
    security: null,
    user: null,
    password: '',
    login: null,
    proof: proofEntry(null),
    proxy: proxyEntry(null),
    trustedCertificates: [],
    retention: retentionEntry(EVERYTHING_STAYS),
    partialAbove: 0,
    checkEveryMinutes: 10,
    checkAtStart: true,
    sparesMetered: false,
    authservId: '',
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
    login: account.login,
    proof: proofEntry(account),
    proxy: proxyEntry(account.proxy),
    trustedCertificates: account.trustedCertificates,
    retention: retentionEntry(account.retention),
    partialAbove: account.partialAboveMegabytes ?? 0,
    checkEveryMinutes: account.checkEveryMinutes,
    checkAtStart: account.checkAtStart,
    sparesMetered: account.sparesMetered,
    authservId: account.authservId,
    colour: account.colour,
  }
}

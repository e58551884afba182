import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type {
  Account,
  AccountChange,
  ConnectionReport,
  ConnectionTest,
  NewAccount,
} from '../../src-main/contract/account.ts'
import type { ChosenCertificate } from '../../src-main/contract/client-certificate.ts'
import type { Certificate } from '../../src-main/contract/certificate.ts'
import type { Finding } from '../../src-main/contract/finding.ts'
import type { Failure } from '../../src-main/contract/failure.ts'
import type { Outcome } from '../../src-main/contract/outcome.ts'
import type { CallRequest } from '../../src-main/contract/calls.ts'
import type { Retention } from '../../src-main/contract/retention.ts'
import type { RetentionPreview } from '../../src-main/contract/retention-preview.ts'
import type { Suggestion } from '../../src-main/contract/suggestion.ts'
import { call, on } from '../api/mail-api.ts'
import { attempt } from './attempt.ts'

/** The accounts, in the order main keeps them. A change comes back as an event. */
export const useAccountsStore = defineStore('accounts', () => {
  const accounts = shallowRef<Account[]>([])
  const isLoaded = ref(false)
  const failure = shallowRef<Failure | null>(null)
  const byId = computed(() => new Map(accounts.value.map((account) => [account.id, account])))

  const hold = (list: Account[]): void => {
    accounts.value = list
    isLoaded.value = true
  }
  onScopeDispose(on('accounts:changed', hold))

  async function load(): Promise<void> {
    const outcome = await attempt(call('accounts:list', undefined))
    failure.value = outcome.ok ? null : outcome.failure
    if (outcome.ok) hold(outcome.value)
  }

  /** What is known of the provider of this address; null: nothing. */
  const suggest = (email: string): Promise<Outcome<Suggestion | null>> =>
    attempt(call('accounts:suggest', { email }))
  /** Looks for the server of an address; ends a search that is under way. */
  const find = (search: CallRequest<'finding:find'>): Promise<Outcome<Finding>> =>
    attempt(call('finding:find', search))
  const stopFinding = (): Promise<Outcome<void>> => attempt(call('finding:stop', undefined))
  /** Whether this computer tells if its connection is paid for by the amount. */
  const tellsMetered = (): Promise<Outcome<boolean>> => attempt(call('app:tellsMetered', undefined))
  const openHelp = (url: string): Promise<Outcome<void>> => attempt(call('links:open', { url }))
  const add = (account: NewAccount): Promise<Outcome<Account>> => attempt(call('accounts:add', account))
  const addSample = (): Promise<Outcome<Account>> => attempt(call('accounts:addSample', undefined))
  const change = (account: AccountChange): Promise<Outcome<Account>> =>
    attempt(call('accounts:change', account))
  const setPassword = (id: string, password: string): Promise<Outcome<void>> =>
    attempt(call('accounts:setPassword', { id, password }))
  const remove = (id: string): Promise<Outcome<void>> => attempt(call('accounts:remove', { id }))
  /** What the next sync would remove from the server under this retention. */
  const previewRetention = (accountId: string, retention: Retention): Promise<Outcome<RetentionPreview>> =>
    attempt(call('accounts:previewRetention', { accountId, retention }))
  const test = (connection: ConnectionTest): Promise<Outcome<ConnectionReport>> =>
    attempt(call('accounts:test', connection))

  /** Asks for a file with a certificate and its key; null: the user closed the dialog. */
  const chooseCertificate = (): Promise<Outcome<ChosenCertificate | null>> =>
    attempt(call('certificates:choose', undefined))
  const openCertificate = (id: string, passphrase: string): Promise<Outcome<ChosenCertificate>> =>
    attempt(call('certificates:open', { id, passphrase }))

  const changeTrust = (account: Account, trustedCertificates: Certificate[]): Promise<Outcome<Account>> => {
    const { isSample: _, lastLogin: __, clientCertificate: ___, kept: ____, ...fields } = account
    return change({ ...fields, trustedCertificates })
  }

  /** From now on this certificate is taken from its host and port, for this account. */
  const trust = (account: Account, certificate: Certificate): Promise<Outcome<Account>> =>
    changeTrust(account, [...account.trustedCertificates, certificate])
  /** Whether the account takes the certificate of this fingerprint by exception. */
  const isTrusted = (account: Account, fingerprint: string): boolean =>
    account.trustedCertificates.some((one) => isSameFingerprint(one.fingerprint, fingerprint))
  /** From the next session on, the certificate of this fingerprint is taken no longer. */
  const revoke = (account: Account, fingerprint: string): Promise<Outcome<Account>> =>
    changeTrust(
      account,
      account.trustedCertificates.filter((one) => !isSameFingerprint(one.fingerprint, fingerprint)),
    )

  return {
    accounts,
    byId,
    isLoaded,
    failure,
    load,
    suggest,
    find,
    stopFinding,
    tellsMetered,
    openHelp,
    add,
    addSample,
    change,
    setPassword,
    remove,
    previewRetention,
    test,
    chooseCertificate,
    openCertificate,
    trust,
    isTrusted,
    revoke,
  }
})

const isSameFingerprint = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

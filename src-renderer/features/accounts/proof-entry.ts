import type { Account, NewAccount, SecretKind } from '../../../src-main/contract/account.ts'
import type { ChosenCertificate } from '../../../src-main/contract/client-certificate.ts'
import type { LoginChoice } from '../../../src-main/contract/login.ts'
import type { FieldErrors } from './check-fields.ts'
import { proofOf } from './login-words.ts'

/** What a login needs that is not by password, as entered. */
export interface ProofEntry {
  tokenUrl: string
  clientId: string
  clientSecret: string
  refreshToken: string
  accessToken: string
  /** A file chosen just now. null: none is to be kept; undefined: untouched. */
  certificate: ChosenCertificate | null | undefined
}

export const proofEntry = (account: Account | null): ProofEntry => ({
  tokenUrl: account?.oauth?.tokenUrl ?? '',
  clientId: account?.oauth?.clientId ?? '',
  clientSecret: '',
  refreshToken: '',
  accessToken: '',
  certificate: undefined,
})

/** What to send to main. An empty secret is not sent: the one that is kept stays. */
export function enteredProof(
  entry: ProofEntry,
): Pick<NewAccount, 'oauth' | 'accessToken' | 'refreshToken' | 'clientSecret' | 'certificateId'> {
  const { clientSecret, refreshToken, accessToken, certificate } = entry
  const [tokenUrl, clientId] = [entry.tokenUrl.trim(), entry.clientId.trim()]
  return {
    oauth: tokenUrl === '' ? null : { tokenUrl, clientId },
    ...(clientSecret && { clientSecret }),
    ...(refreshToken && { refreshToken }),
    ...(accessToken && { accessToken }),
    ...(certificate !== undefined && { certificateId: certificate?.id ?? null }),
  }
}

/** What is missing for a login by `login`, with the secrets `kept` of the account. */
export function checkProof(login: LoginChoice, entry: ProofEntry, kept: readonly SecretKind[]): FieldErrors {
  const proof = proofOf(login)
  if (proof === 'certificate') {
    const isThere = entry.certificate === undefined ? kept.includes('clientCertificate') : entry.certificate
    return isThere ? {} : { certificate: 'accounts.errorCertificate' }
  }
  if (proof !== 'token') return {}
  const tokenUrl = entry.tokenUrl.trim()
  if (tokenUrl === '') {
    const isThere = entry.accessToken !== '' || kept.includes('accessToken')
    return isThere ? {} : { accessToken: 'accounts.errorAccessToken' }
  }
  return {
    ...(isTokenUrl(tokenUrl) ? {} : { tokenUrl: 'accounts.errorTokenUrl' }),
    ...(entry.clientId.trim() ? {} : { clientId: 'accounts.errorClientId' }),
    ...(entry.refreshToken || kept.includes('refreshToken')
      ? {}
      : { refreshToken: 'accounts.errorRefreshToken' }),
  }
}

/** Main says which other addresses are safe; these are what a provider's page shows. */
const isTokenUrl = (text: string): boolean => URL.canParse(text) && /^https?:\/\/[^@]+$/i.test(text)

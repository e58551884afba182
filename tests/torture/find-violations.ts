import type { StoreFindings } from './inspect-store.ts'

/** A message that was delivered. */
export interface Delivered {
  sha256: string
  messageId: string
}

/** Where every message is while nothing runs. */
export interface Whereabouts {
  delivered: readonly Delivered[]
  /** SHA-256 (hex) of what the maildrop holds. */
  onServer: readonly string[]
  store: StoreFindings
}

/** What must never be, in words: lost, repeated, altered or damaged. Empty when all is well. */
export function findViolations({ delivered, onServer, store }: Whereabouts): string[] {
  const onServerSet = new Set(onServer)
  const here = new Set(store.whole)
  const known = new Map(delivered.map(({ sha256, messageId }) => [sha256, messageId]))
  const nameOf = (sha256: string): string => `<${known.get(sha256) ?? 'never delivered'}> (SHA-256 ${sha256})`

  return [
    ...store.damage.map((complaint) => `the database is damaged: ${complaint}`),
    ...delivered
      .filter(({ sha256 }) => !onServerSet.has(sha256) && !here.has(sha256))
      .map(({ sha256 }) => `lost: ${nameOf(sha256)}`),
    ...repeated(store.whole).map((sha256) => `twice in the store: ${nameOf(sha256)}`),
    ...repeated(store.rows).map((messageId) => `twice in the list: <${messageId}>`),
    ...[...here]
      .filter((sha256) => !known.has(sha256))
      .map((sha256) => `altered: the store holds ${nameOf(sha256)}`),
    ...store.deleted
      .filter((sha256) => onServerSet.has(sha256))
      .map((sha256) => `said to be deleted, but on the server: ${nameOf(sha256)}`),
  ]
}

/** After the last, undisturbed sync: everything here, nothing there. */
export function findUnfinished({ delivered, onServer, store }: Whereabouts): string[] {
  const here = new Set(store.whole)
  return [
    ...delivered
      .filter(({ sha256 }) => !here.has(sha256))
      .map(({ messageId }) => `not in the store at the end: <${messageId}>`),
    ...(onServer.length > 0 ? [`${onServer.length} messages are left on the server at the end`] : []),
    ...(store.waiting > 0 ? [`${store.waiting} messages are not searchable at the end`] : []),
    ...(store.rows.length !== store.whole.length
      ? [`${store.rows.length} rows for ${store.whole.length} messages at the end`]
      : []),
  ]
}

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
]

import type { ReadableDb, WritableDb } from './handles.ts'
import { sql } from './sql.ts'

/** A key that a domain publishes for its signatures (RFC 6376 section 3.6). */
export interface SignatureKey {
  /** Where it is in DNS, in small letters. */
  name: string
  /** The TXT record. */
  record: string
}

/** The keys that are here among those named. @throws StoreError */
export const signatureKeys = (db: ReadableDb, { names }: { names: readonly string[] }): SignatureKey[] =>
  names.flatMap(
    (name) => db.get<SignatureKey>(sql`SELECT name, record FROM signature_key WHERE name = ${name}`) ?? [],
  )

/** Keeps keys in the place of those there were. `now`: milliseconds since 1970. @throws StoreError */
export function keepSignatureKeys(
  db: WritableDb,
  { keys, now }: { keys: readonly SignatureKey[]; now: number },
): void {
  for (const { name, record } of keys) {
    db.run(sql`
      INSERT INTO signature_key (name, record, looked_up_at) VALUES (${name}, ${record}, ${now})
      ON CONFLICT (name) DO UPDATE SET record = excluded.record, looked_up_at = excluded.looked_up_at
    `)
  }
}

import type { ReadableDb, WritableDb } from './handles.ts'
import { sql } from './sql.ts'

/** From now on mail of this sender is shown with that body first. @throws StoreError */
export function preferBody(
  db: WritableDb,
  { address, body }: { address: string; body: 'html' | 'text' },
): void {
  db.run(sql`INSERT INTO sender_body (address, body) VALUES (${address.toLowerCase()}, ${body})
    ON CONFLICT (address) DO UPDATE SET body = excluded.body`)
}

/** With which body it is; null: nothing was said. @throws StoreError */
export function preferredBody(db: ReadableDb, { address }: { address: string }): 'html' | 'text' | null {
  const row = db.get<{ body: 'html' | 'text' }>(
    sql`SELECT body FROM sender_body WHERE address = ${address.toLowerCase()}`,
  )
  return row?.body ?? null
}

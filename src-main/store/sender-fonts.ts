import type { TextFont } from '../contract/frame.ts'
import type { ReadableDb, WritableDb } from './handles.ts'
import { sql } from './sql.ts'

/** From now on plain text of this sender is shown in that font. @throws StoreError */
export function preferFont(db: WritableDb, { address, font }: { address: string; font: TextFont }): void {
  db.run(sql`INSERT INTO sender_font (address, font) VALUES (${address.toLowerCase()}, ${font})
    ON CONFLICT (address) DO UPDATE SET font = excluded.font`)
}

/** In which font it is; null: nothing was said. @throws StoreError */
export function preferredFont(db: ReadableDb, { address }: { address: string }): TextFont | null {
  const row = db.get<{ font: TextFont }>(
    sql`SELECT font FROM sender_font WHERE address = ${address.toLowerCase()}`,
  )
  return row?.font ?? null
}

import type { ReadableDb, WritableDb } from './handles.ts'
import { sql } from './sql.ts'

interface Sender {
  address: string
}

/** From now on the pictures of this sender's messages may be got from the network. @throws StoreError */
export function allowPictures(db: WritableDb, { address }: Sender): void {
  db.run(sql`INSERT OR IGNORE INTO picture_sender (address) VALUES (${address.toLowerCase()})`)
}

/** Whether they may. @throws StoreError */
export function arePicturesAllowed(db: ReadableDb, { address }: Sender): boolean {
  return db.get(sql`SELECT 1 FROM picture_sender WHERE address = ${address.toLowerCase()}`) !== undefined
}

/** All such senders, in order. @throws StoreError */
export const pictureSenders = (db: ReadableDb): string[] =>
  db.all<Sender>(sql`SELECT address FROM picture_sender ORDER BY address`).map(({ address }) => address)

/** Never again unasked. @throws StoreError */
export function forgetPictureSender(db: WritableDb, { address }: Sender): void {
  db.run(sql`DELETE FROM picture_sender WHERE address = ${address.toLowerCase()}`)
}

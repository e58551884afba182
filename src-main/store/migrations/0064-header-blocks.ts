import type { WritableDb } from '../handles.ts'

/**
 * The header blocks of messages that a rule leaves on the server: rules are asked about them again in every sync, and
 * in test runs. Once the message itself is here, it is the better witness.
 */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE TABLE header_block (
      message_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
      block BLOB NOT NULL
    ) STRICT;

    CREATE TRIGGER header_block_replaced AFTER INSERT ON message_bytes BEGIN
      DELETE FROM header_block WHERE message_id = new.message_id;
    END;
  `)
}

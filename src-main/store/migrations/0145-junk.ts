import type { WritableDb } from '../handles.ts'

/**
 * What the junk filter has learnt: of each token how many messages of either kind had it, with the number of all messages
 * under token 0; what each message taught, so that it can be unlearnt; and which messages wait to be learnt from.
 */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE TABLE junk_token (
      token INTEGER PRIMARY KEY,
      junk INTEGER NOT NULL DEFAULT 0 CHECK (junk >= 0),
      good INTEGER NOT NULL DEFAULT 0 CHECK (good >= 0)
    ) STRICT;
    CREATE TABLE junk_lesson (
      message_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
      verdict TEXT NOT NULL CHECK (verdict IN ('junk', 'good')),
      tokens TEXT NOT NULL CHECK (json_valid(tokens))
    ) STRICT;
    CREATE TABLE junk_queue (
      message_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
      verdict TEXT CHECK (verdict IN ('junk', 'good'))
    ) STRICT;
  `)
}

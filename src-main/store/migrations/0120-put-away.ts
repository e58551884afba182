import type { WritableDb } from '../handles.ts'

/**
 * Since when a message is in the Bin or in Junk (milliseconds since 1970), whoever put it there; from there it goes for
 * good some day. What is there already came now: nothing goes sooner than it was said.
 */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE TABLE put_away (
      message_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
      since INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX put_away_by_time ON put_away (since);

    INSERT INTO put_away SELECT id, ${NOW} FROM message WHERE place IN ('bin', 'junk');

    CREATE TRIGGER put_away_added AFTER INSERT ON message WHEN new.place IN ('bin', 'junk') BEGIN
      INSERT INTO put_away VALUES (new.id, ${NOW});
    END;
    CREATE TRIGGER put_away_moved AFTER UPDATE OF place ON message WHEN old.place <> new.place BEGIN
      DELETE FROM put_away WHERE message_id = new.id;
      INSERT INTO put_away SELECT new.id, ${NOW} WHERE new.place IN ('bin', 'junk');
    END;
  `)
}

const NOW = "CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER)"

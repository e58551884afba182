import type { WritableDb } from '../handles.ts'

/**
 * Labels. What a list of labelled messages is ordered and counted by stands beside the label, kept by triggers, so
 * that such a list is read in the order of one index, like every other.
 */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE TABLE label (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      colour INTEGER NOT NULL,
      total INTEGER NOT NULL DEFAULT 0 CHECK (total >= 0),
      unread INTEGER NOT NULL DEFAULT 0 CHECK (unread >= 0)
    ) STRICT;

    CREATE TABLE message_label (
      message_id INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
      label_id INTEGER NOT NULL REFERENCES label (id) ON DELETE CASCADE,
      date INTEGER NOT NULL,
      is_unread INTEGER NOT NULL CHECK (is_unread IN (0, 1)),
      PRIMARY KEY (message_id, label_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX labelled_by_date ON message_label (label_id, date DESC, message_id DESC);

    CREATE TRIGGER labelled_follows AFTER UPDATE OF date, is_unread ON message
    WHEN old.date <> new.date OR old.is_unread <> new.is_unread BEGIN
      UPDATE message_label SET date = new.date, is_unread = new.is_unread WHERE message_id = new.id;
    END;
    CREATE TRIGGER labelled_added AFTER INSERT ON message_label BEGIN
      UPDATE label SET total = total + 1, unread = unread + new.is_unread WHERE id = new.label_id;
    END;
    CREATE TRIGGER labelled_changed AFTER UPDATE OF is_unread ON message_label BEGIN
      UPDATE label SET unread = unread + new.is_unread - old.is_unread WHERE id = new.label_id;
    END;
    CREATE TRIGGER labelled_removed AFTER DELETE ON message_label BEGIN
      UPDATE label SET total = total - 1, unread = unread - old.is_unread WHERE id = old.label_id;
    END;
  `)
}

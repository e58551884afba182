import type { WritableDb } from '../handles.ts'

/**
 * The search index with a column for attachments and row numbers in the order of dates (text-rowid.ts), and the queue of
 * what is not in it yet: a message enters the queue in the transaction that commits it, and leaves it in the one that
 * enters its words. What is here already waits for its turn like new mail, and so does one whose date changed.
 *
 * `held` is what of the message is to be indexed; `recipients` are those of a message of which only the header is known,
 * since its header block is not kept.
 */
export function up(db: WritableDb): void {
  db.exec(`
    DROP TRIGGER text_removed;
    DROP TABLE message_text;
    CREATE VIRTUAL TABLE message_text USING fts5 (
      subject, sender, recipients, body, attachments,
      content = '', contentless_delete = 1, tokenize = 'signal_tokenizer'
    );
    -- As in 0030: an encrypted page has 80 bytes less.
    INSERT INTO message_text (message_text, rank) VALUES ('pgsz', 7996);
    CREATE TRIGGER text_removed AFTER DELETE ON message BEGIN
      DELETE FROM message_text WHERE rowid = max(0, min(67108863, old.date / 60000)) * 134217728 + old.id;
    END;
    -- Its words are entered anew by whoever changes the date: a message whose bytes came (commit-messages.ts).
    CREATE TRIGGER text_moved AFTER UPDATE OF date ON message WHEN old.date / 60000 <> new.date / 60000 BEGIN
      DELETE FROM message_text WHERE rowid = max(0, min(67108863, old.date / 60000)) * 134217728 + old.id;
    END;

    CREATE TABLE unindexed (
      message_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
      held TEXT NOT NULL CHECK (held IN ('header', 'part', 'whole')),
      recipients TEXT NOT NULL DEFAULT '',
      is_unreadable INTEGER NOT NULL DEFAULT 0 CHECK (is_unreadable IN (0, 1))
    ) STRICT;
    INSERT INTO unindexed (message_id, held)
    SELECT id, CASE
      WHEN id IN (SELECT message_id FROM message_bytes) THEN 'whole'
      WHEN id IN (SELECT message_id FROM message_part) THEN 'part'
      ELSE 'header'
    END FROM message;
  `)
}

import type { WritableDb } from '../handles.ts'

/**
 * The search index. Contentless: the text itself is in the message's bytes and is not kept twice. Its leaves are
 * a little smaller than by default, since an encrypted page has 80 bytes less and each leaf would need two.
 */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE VIRTUAL TABLE message_text USING fts5 (
      subject, sender, recipients, body,
      content = '', contentless_delete = 1, tokenize = 'signal_tokenizer'
    );
    INSERT INTO message_text (message_text, rank) VALUES ('pgsz', 3900);

    CREATE TRIGGER text_removed AFTER DELETE ON message BEGIN
      DELETE FROM message_text WHERE rowid = max(0, min(67108863, old.date / 60000)) * 134217728 + old.id;
    END;
  `)
}

import type { WritableDb } from '../handles.ts'

/** The search index. Contentless: the text itself is in the message's bytes and is not kept twice. */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE VIRTUAL TABLE message_text USING fts5 (
      subject, sender, recipients, body,
      content = '', contentless_delete = 1, tokenize = 'signal_tokenizer'
    );

    CREATE TRIGGER text_removed AFTER DELETE ON message BEGIN
      DELETE FROM message_text WHERE rowid = old.id;
    END;
  `)
}

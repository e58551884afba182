import type { WritableDb } from '../handles.ts'

/**
 * Messages whose PDFs are not in the search index yet, and how often they were begun with. What is here already waits for
 * its turn too: which of it has PDFs is known when it is read.
 */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE TABLE unindexed_pdfs (
      message_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
      tries INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    INSERT INTO unindexed_pdfs (message_id)
    SELECT id FROM message WHERE has_attachments = 1 AND id IN (SELECT message_id FROM message_bytes);
  `)
}

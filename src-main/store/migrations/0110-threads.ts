import { createHash } from 'node:crypto'
import type { WritableDb } from '../handles.ts'
import { sql } from '../sql.ts'

/**
 * Conversations, and what lists are in the order of besides dates. `thread_id` is the number of the first message that
 * the conversation had; `thread_link` knows of each Message-ID, written or only referred to, where it belongs. What a list
 * by conversation is read from stands in `thread_place`, kept by triggers. Of messages that were here before, only their
 * own Message-ID is known.
 */
export function up(db: WritableDb): void {
  db.exec(`
    ALTER TABLE message ADD COLUMN thread_id INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE message ADD COLUMN sender_key TEXT NOT NULL DEFAULT '';
    ALTER TABLE message ADD COLUMN subject_key TEXT NOT NULL DEFAULT '';
    -- Of an answer that does not say to what: whom it went to.
    ALTER TABLE message ADD COLUMN loose_reply TEXT;

    -- All that a search asks of a row, in the order of dates.
    DROP INDEX message_by_date;
    CREATE INDEX message_by_date ON message (
      date DESC, id DESC, account_id, place, is_unread, is_starred, has_attachments, size);
    -- The account comes last: one index serves the list of one account and that of all.
    CREATE INDEX message_by_sender ON message (place, sender_key, date DESC, id DESC, account_id);
    CREATE INDEX message_by_subject ON message (place, subject_key, date DESC, id DESC, account_id);
    CREATE INDEX message_by_size ON message (place, size DESC, date DESC, id DESC, account_id);
    CREATE INDEX message_by_thread ON message (thread_id, place, date DESC, id DESC, is_unread);
    CREATE INDEX loose_replies ON message (account_id, subject_key, date) WHERE loose_reply IS NOT NULL;

    CREATE TABLE thread_link (link INTEGER PRIMARY KEY, thread_id INTEGER NOT NULL) STRICT;
    CREATE INDEX thread_link_by_thread ON thread_link (thread_id);

    CREATE TABLE thread_place (
      thread_id INTEGER NOT NULL,
      place TEXT NOT NULL,
      account_id TEXT NOT NULL,
      total INTEGER NOT NULL CHECK (total > 0),
      unread INTEGER NOT NULL CHECK (unread BETWEEN 0 AND total),
      newest_date INTEGER NOT NULL,
      newest_id INTEGER NOT NULL,
      PRIMARY KEY (thread_id, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX thread_by_account_place ON thread_place (account_id, place, newest_date DESC, newest_id DESC);
    CREATE INDEX thread_by_place ON thread_place (place, newest_date DESC, newest_id DESC);

    CREATE TABLE thread_count (
      account_id TEXT NOT NULL,
      place TEXT NOT NULL,
      total INTEGER NOT NULL CHECK (total >= 0),
      PRIMARY KEY (account_id, place)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER thread_place_added AFTER INSERT ON thread_place BEGIN
      INSERT INTO thread_count VALUES (new.account_id, new.place, 1)
      ON CONFLICT DO UPDATE SET total = total + 1;
    END;
    CREATE TRIGGER thread_place_removed AFTER DELETE ON thread_place BEGIN
      UPDATE thread_count SET total = total - 1 WHERE account_id = old.account_id AND place = old.place;
    END;

    CREATE TRIGGER thread_grown AFTER INSERT ON message BEGIN
      INSERT INTO thread_place (thread_id, place, account_id, total, unread, newest_date, newest_id)
      VALUES (new.thread_id, new.place, new.account_id, 1, new.is_unread, new.date, new.id)
      ON CONFLICT DO UPDATE SET total = total + 1, unread = unread + excluded.unread,
        newest_id = iif((excluded.newest_date, excluded.newest_id) > (newest_date, newest_id),
          excluded.newest_id, newest_id),
        newest_date = max(newest_date, excluded.newest_date);
    END;
    CREATE TRIGGER thread_marked AFTER UPDATE OF is_unread ON message
    WHEN old.is_unread <> new.is_unread
      AND (old.thread_id, old.place, old.date) = (new.thread_id, new.place, new.date)
    BEGIN
      UPDATE thread_place SET unread = unread + new.is_unread - old.is_unread
      WHERE thread_id = new.thread_id AND place = new.place;
    END;
    CREATE TRIGGER thread_moved AFTER UPDATE OF thread_id, place, date ON message
    WHEN (old.thread_id, old.place, old.date) <> (new.thread_id, new.place, new.date)
    BEGIN
      ${sumUp('old')}
      ${sumUp('new')}
    END;
    CREATE TRIGGER thread_shrunk AFTER DELETE ON message BEGIN
      ${sumUp('old')}
      DELETE FROM thread_link WHERE thread_id = old.thread_id
        AND NOT EXISTS (SELECT 1 FROM thread_place WHERE thread_id = old.thread_id);
    END;

    UPDATE message SET
      thread_id = id,
      sender_key = lower(iif(from_name = '', from_address, from_name)),
      subject_key = lower(subject);
  `)
  const known = db.all<{ id: number; accountId: string; messageId: string }>(
    sql`SELECT id, account_id AS accountId, message_id AS messageId FROM message WHERE message_id <> ''`,
  )
  for (const { id, accountId, messageId } of known) {
    const digest = createHash('sha256').update(`${accountId} ${messageId}`).digest('hex')
    db.run(sql`INSERT OR IGNORE INTO thread_link VALUES (${Number.parseInt(digest.slice(0, 13), 16)}, ${id})`)
  }
}

/** What `thread_place` says of the conversation and place that a message was or is in. */
const sumUp = (row: 'old' | 'new'): string => `
  DELETE FROM thread_place WHERE thread_id = ${row}.thread_id AND place = ${row}.place
    AND NOT EXISTS (SELECT 1 FROM message WHERE thread_id = ${row}.thread_id AND place = ${row}.place);
  INSERT INTO thread_place (thread_id, place, account_id, total, unread, newest_date, newest_id)
  SELECT ${row}.thread_id, ${row}.place, ${row}.account_id, count(*), sum(is_unread), max(date), (
      SELECT id FROM message WHERE thread_id = ${row}.thread_id AND place = ${row}.place
      ORDER BY date DESC, id DESC LIMIT 1)
  FROM message WHERE thread_id = ${row}.thread_id AND place = ${row}.place AND ${row}.thread_id <> 0
  HAVING count(*) > 0
  ON CONFLICT DO UPDATE SET total = excluded.total, unread = excluded.unread,
    newest_date = excluded.newest_date, newest_id = excluded.newest_id;`

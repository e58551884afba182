import type { WritableDb } from '../handles.ts'

/** Message rows, their bytes, an index for each order of a list, and counters kept by triggers. */
export function up(db: WritableDb): void {
  // AUTOINCREMENT: a number that is gone must never come to mean another message.
  db.exec(`
    CREATE TABLE message (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account_id TEXT NOT NULL,
      place TEXT NOT NULL DEFAULT 'inbox' CHECK (place IN ('inbox', 'archive', 'junk', 'bin')),
      is_unread INTEGER NOT NULL DEFAULT 1 CHECK (is_unread IN (0, 1)),
      is_starred INTEGER NOT NULL DEFAULT 0 CHECK (is_starred IN (0, 1)),
      has_attachments INTEGER NOT NULL DEFAULT 0 CHECK (has_attachments IN (0, 1)),
      date INTEGER NOT NULL,
      first_seen INTEGER NOT NULL,
      size INTEGER NOT NULL,
      from_name TEXT NOT NULL,
      from_address TEXT NOT NULL,
      subject TEXT NOT NULL,
      preview TEXT NOT NULL DEFAULT '',
      message_id TEXT NOT NULL,
      header_hash TEXT NOT NULL
    ) STRICT;

    CREATE INDEX message_by_account_place ON message (account_id, place, date DESC, id DESC);
    CREATE INDEX message_by_account ON message (account_id, date DESC, id DESC);
    CREATE INDEX message_by_place ON message (place, date DESC, id DESC);
    CREATE INDEX message_by_date ON message (date DESC, id DESC);
    CREATE INDEX starred_by_account_place ON message (account_id, place, date DESC, id DESC) WHERE is_starred = 1;
    CREATE INDEX starred_by_account ON message (account_id, date DESC, id DESC) WHERE is_starred = 1;
    CREATE INDEX starred_by_place ON message (place, date DESC, id DESC) WHERE is_starred = 1;
    CREATE INDEX starred_by_date ON message (date DESC, id DESC) WHERE is_starred = 1;

    CREATE TABLE message_bytes (
      message_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE place_count (
      account_id TEXT NOT NULL,
      place TEXT NOT NULL,
      total INTEGER NOT NULL CHECK (total >= 0),
      unread INTEGER NOT NULL CHECK (unread >= 0),
      starred INTEGER NOT NULL CHECK (starred >= 0),
      starred_unread INTEGER NOT NULL CHECK (starred_unread >= 0),
      PRIMARY KEY (account_id, place)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER count_added AFTER INSERT ON message BEGIN
      ${add}
    END;
    CREATE TRIGGER count_removed AFTER DELETE ON message BEGIN
      ${subtract}
    END;
    CREATE TRIGGER count_changed AFTER UPDATE OF account_id, place, is_unread, is_starred ON message BEGIN
      ${subtract}
      ${add}
    END;
  `)
}

const add = `
  INSERT INTO place_count VALUES
    (new.account_id, new.place, 1, new.is_unread, new.is_starred, new.is_unread * new.is_starred)
  ON CONFLICT DO UPDATE SET
    total = total + excluded.total,
    unread = unread + excluded.unread,
    starred = starred + excluded.starred,
    starred_unread = starred_unread + excluded.starred_unread;`

const subtract = `
  UPDATE place_count SET
    total = total - 1,
    unread = unread - old.is_unread,
    starred = starred - old.is_starred,
    starred_unread = starred_unread - old.is_unread * old.is_starred
  WHERE account_id = old.account_id AND place = old.place;`

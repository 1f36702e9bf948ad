/**
 * What tells one conversation from another in the agents' list: `want_seq` is the message that says what the shopper wants, `page` where they
 * opened the chat last (JSON: address without its query, title), `origin` a keyed hash of the address it came from. And what agents write once and use
 * again: replies, and views of the list.
 */
export const desk = {
  name: '0017-desk',
  sql: `
    ALTER TABLE conversations ADD COLUMN want_seq INTEGER;
    ALTER TABLE conversations ADD COLUMN page TEXT;
    ALTER TABLE conversations ADD COLUMN origin TEXT;
    DROP INDEX conversations_by_wait;
    CREATE INDEX conversations_by_wait ON conversations (requested_at, id, visitor, origin) WHERE requested_at IS NOT NULL;
    CREATE TABLE canned_replies (
      id TEXT PRIMARY KEY,
      shortcut TEXT NOT NULL,
      zh TEXT,
      en TEXT,
      by TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX canned_replies_by_shortcut ON canned_replies (shortcut);
    CREATE TABLE desk_views (
      id TEXT PRIMARY KEY,
      owner TEXT NOT NULL,
      name TEXT NOT NULL,
      filter TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX desk_views_by_name ON desk_views (owner, name);
  `,
}

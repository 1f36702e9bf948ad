export const conversations = {
  name: '0001-conversations',
  sql: `
    CREATE TABLE conversations (
      id TEXT PRIMARY KEY,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('zh', 'en')),
      asked_language TEXT NOT NULL CHECK (asked_language IN ('zh', 'en')),
      status TEXT NOT NULL CHECK (status IN ('bot', 'requested', 'queued', 'human', 'closed')),
      stage TEXT NOT NULL,
      visitor TEXT,
      shopper TEXT,
      seq INTEGER NOT NULL DEFAULT 0,
      aseq INTEGER NOT NULL DEFAULT 0,
      answered INTEGER NOT NULL DEFAULT 0,
      state TEXT NOT NULL,
      requested_at TEXT
    ) STRICT;
    CREATE INDEX conversations_by_update ON conversations (updated_at DESC);
    CREATE TABLE events (
      conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      seq INTEGER NOT NULL,
      at TEXT NOT NULL,
      kind TEXT NOT NULL,
      client_id TEXT,
      fingerprint TEXT,
      needs_reply INTEGER NOT NULL DEFAULT 0,
      body TEXT NOT NULL,
      PRIMARY KEY (conversation, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX events_by_client_id ON events (conversation, client_id) WHERE client_id IS NOT NULL;
    CREATE INDEX events_to_answer ON events (conversation, seq) WHERE needs_reply = 1;
    CREATE TABLE traces (
      conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      aseq INTEGER NOT NULL,
      turn INTEGER NOT NULL,
      at TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (conversation, aseq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE agents (
      email TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('agent', 'admin')),
      password TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;
  `,
}

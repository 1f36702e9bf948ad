export const agents = {
  name: '0003-agents',
  sql: `
    ALTER TABLE conversations ADD COLUMN claimed_by TEXT;
    ALTER TABLE conversations ADD COLUMN claim_seq INTEGER;
    ALTER TABLE conversations ADD COLUMN left_at TEXT;
    ALTER TABLE conversations ADD COLUMN wait_reason TEXT;
    CREATE INDEX conversations_by_status ON conversations (status, updated_at DESC);
    CREATE INDEX conversations_by_wait ON conversations (requested_at, id) WHERE requested_at IS NOT NULL;
    CREATE INDEX conversations_by_claim ON conversations (claimed_by) WHERE claimed_by IS NOT NULL;
    ALTER TABLE events ADD COLUMN author TEXT;
    ALTER TABLE agents ADD COLUMN password_at TEXT;
    CREATE TABLE notes (
      conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      aseq INTEGER NOT NULL,
      at TEXT NOT NULL,
      author TEXT NOT NULL,
      client_id TEXT,
      fingerprint TEXT,
      body TEXT NOT NULL,
      PRIMARY KEY (conversation, aseq)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX notes_by_client_id ON notes (conversation, client_id) WHERE client_id IS NOT NULL;
    CREATE TABLE contacts (
      conversation TEXT PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
      at TEXT NOT NULL,
      sealed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}

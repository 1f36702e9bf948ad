/**
 * What agents have corrected, and the models that learnt from it. A correction hangs on its conversation; the newest of a message counts. `heard` is
 * the JSON of its parts as the classifier is asked for them. A release begins as a training; of each state that stands in the index there is one at most.
 * `release_rows` outlive their corrections: a release that learnt from what was erased since is known by them.
 */
export const teach = {
  name: '0018-teach',
  sql: `
    CREATE TABLE corrections (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      message INTEGER NOT NULL,
      at TEXT NOT NULL,
      author TEXT NOT NULL,
      part TEXT NOT NULL CHECK (part IN ('meaning', 'reply')),
      language TEXT NOT NULL,
      text TEXT NOT NULL,
      heard TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX corrections_by_message ON corrections (conversation, message);
    CREATE TABLE releases (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      state TEXT NOT NULL CHECK (state IN ('queued', 'training', 'failed', 'refused', 'ready', 'canary', 'live', 'retired')),
      progress REAL NOT NULL DEFAULT 0,
      created_at TEXT NOT NULL,
      author TEXT NOT NULL,
      worker INTEGER,
      heard_at TEXT,
      tries INTEGER NOT NULL DEFAULT 0,
      data_set TEXT,
      against INTEGER,
      share REAL,
      report TEXT,
      error TEXT
    ) STRICT;
    CREATE UNIQUE INDEX releases_one_a_state ON releases (state) WHERE state IN ('queued', 'training', 'canary', 'live');
    CREATE TABLE release_rows (
      release INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
      correction INTEGER NOT NULL,
      PRIMARY KEY (release, correction)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE release_log (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      author TEXT NOT NULL,
      action TEXT NOT NULL,
      release INTEGER,
      share REAL
    ) STRICT;
  `,
}

/**
 * Words that the service said of its own accord, or kept to itself (`arm` 'plain'), one row a decision: gone with its visitor. A decision that a visitor
 * saw outside a conversation names its nudge instead of a turn.
 */
export const nudges = {
  name: '0020-nudges',
  sql: `
    CREATE TABLE nudges (
      id TEXT PRIMARY KEY,
      visitor INTEGER NOT NULL REFERENCES visitors (id) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      trigger TEXT NOT NULL,
      arm TEXT NOT NULL,
      body TEXT,
      choice TEXT NOT NULL,
      shown_at INTEGER,
      answer TEXT CHECK (answer IN ('opened', 'later', 'never')),
      answered_at INTEGER
    ) STRICT;
    CREATE INDEX nudges_by_visitor ON nudges (visitor, at);
    CREATE INDEX nudges_by_time ON nudges (at);

    CREATE TABLE decisions_with_nudges (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      visitor INTEGER NOT NULL REFERENCES visitors (id) ON DELETE CASCADE,
      conversation TEXT REFERENCES conversations (id) ON DELETE CASCADE,
      turn INTEGER,
      nudge TEXT UNIQUE REFERENCES nudges (id) ON DELETE CASCADE,
      arm TEXT NOT NULL,
      propensity REAL NOT NULL CHECK (propensity > 0 AND propensity <= 1),
      shares TEXT NOT NULL,
      moment TEXT NOT NULL,
      reached INTEGER NOT NULL,
      reward REAL CHECK (reward BETWEEN 0 AND 1),
      UNIQUE (conversation, turn),
      CHECK ((conversation IS NULL) = (turn IS NULL) AND (conversation IS NULL) <> (nudge IS NULL))
    ) STRICT;
    INSERT INTO decisions_with_nudges (id, at, visitor, conversation, turn, arm, propensity, shares, moment, reached, reward)
      SELECT id, at, visitor, conversation, turn, arm, propensity, shares, moment, reached, reward FROM decisions;
    DROP TABLE decisions;
    ALTER TABLE decisions_with_nudges RENAME TO decisions;
    CREATE INDEX decisions_by_visitor ON decisions (visitor, at);
    CREATE INDEX decisions_by_time ON decisions (at);
  `,
}

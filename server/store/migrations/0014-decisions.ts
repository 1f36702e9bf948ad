/**
 * What the strategy chose where it was free to, one row a choice that a shopper saw: what was known (`moment`), the chance of every arm that
 * was possible (`shares`), the arm, and what it was credited with so far (null until something is known). Gone with its visitor or conversation.
 */
export const decisions = {
  name: '0014-decisions',
  sql: `
    CREATE TABLE decisions (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      visitor INTEGER NOT NULL REFERENCES visitors (id) ON DELETE CASCADE,
      conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      turn INTEGER NOT NULL,
      arm TEXT NOT NULL,
      propensity REAL NOT NULL CHECK (propensity > 0 AND propensity <= 1),
      shares TEXT NOT NULL,
      moment TEXT NOT NULL,
      reached INTEGER NOT NULL,
      reward REAL CHECK (reward BETWEEN 0 AND 1),
      UNIQUE (conversation, turn)
    ) STRICT;
    CREATE INDEX decisions_by_visitor ON decisions (visitor, at);
    CREATE INDEX decisions_by_time ON decisions (at);
  `,
}

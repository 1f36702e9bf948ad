/**
 * Who may what, and who did what. The first admin becomes the owner. A session that has ended stays as a row until it would have ended by
 * itself, so that its token is refused. `audit` is only added to: its rows may go when they are a month old, and never change.
 */
export const team = {
  name: '0019-team',
  sql: `
    CREATE TABLE agents_with_roles (
      email TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'agent', 'viewer')),
      password TEXT NOT NULL,
      created_at TEXT NOT NULL,
      password_at TEXT,
      languages TEXT NOT NULL DEFAULT 'zh en',
      away INTEGER NOT NULL DEFAULT 0,
      totp BLOB,
      totp_step INTEGER NOT NULL DEFAULT 0,
      revision INTEGER NOT NULL DEFAULT 0,
      assigned_at TEXT
    ) STRICT;
    INSERT INTO agents_with_roles (email, name, role, password, created_at, password_at)
      SELECT email, name, role, password, created_at, password_at FROM agents;
    DROP TABLE agents;
    ALTER TABLE agents_with_roles RENAME TO agents;
    UPDATE agents SET role = 'owner' WHERE email = (SELECT email FROM agents WHERE role = 'admin' ORDER BY created_at, email LIMIT 1);

    CREATE TABLE agent_sessions (
      id TEXT PRIMARY KEY,
      email TEXT NOT NULL REFERENCES agents (email) ON DELETE CASCADE,
      device TEXT NOT NULL,
      origin TEXT,
      created_at TEXT NOT NULL,
      seen_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      ended_at TEXT
    ) STRICT;
    CREATE INDEX agent_sessions_by_email ON agent_sessions (email);
    CREATE TABLE recovery_codes (
      email TEXT NOT NULL REFERENCES agents (email) ON DELETE CASCADE,
      hash TEXT NOT NULL,
      PRIMARY KEY (email, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE invitations (
      id TEXT PRIMARY KEY,
      hash TEXT NOT NULL UNIQUE,
      email TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'agent', 'viewer')),
      invited_by TEXT NOT NULL,
      created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE audit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      target TEXT,
      detail TEXT NOT NULL,
      origin TEXT
    ) STRICT;
    CREATE INDEX audit_by_actor ON audit (actor, id);
    CREATE INDEX audit_by_action ON audit (action, id);
    CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN
      SELECT RAISE(ABORT, 'the audit log is only added to');
    END;
    CREATE TRIGGER audit_kept_a_month BEFORE DELETE ON audit WHEN old.at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-30 days') BEGIN
      SELECT RAISE(ABORT, 'the audit log is only added to');
    END;
  `,
}

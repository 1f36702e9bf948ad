/**
 * How far each agent has read: `seq` of the last message they saw. What was open when this came counts as seen. And when a status changed, for the
 * times that the team's page tells.
 */
export const deskReads = {
  name: '0024-desk-reads',
  sql: `
    CREATE TABLE reads (
      agent TEXT NOT NULL REFERENCES agents (email) ON DELETE CASCADE,
      conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      seq INTEGER NOT NULL,
      PRIMARY KEY (agent, conversation)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reads_by_conversation ON reads (conversation);
    INSERT INTO reads (agent, conversation, seq)
      SELECT a.email, c.id, c.seq FROM agents a, conversations c WHERE c.status IN ('requested', 'queued', 'human');
    CREATE INDEX events_of_status ON events (at) WHERE kind = 'status';
  `,
}

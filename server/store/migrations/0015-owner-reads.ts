/** What the owner's page reads by time: turns with their reasons, and ratings. */
export const ownerReads = {
  name: '0015-owner-reads',
  sql: `
    CREATE INDEX traces_by_time ON traces (at, aseq);
    CREATE INDEX events_of_ratings ON events (at) WHERE kind = 'rating';
  `,
}

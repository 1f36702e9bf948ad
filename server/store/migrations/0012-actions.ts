/** What a conversation's page has handlers for, as JSON, and the actions that were taken, by time. */
export const actions = {
  name: '0012-actions',
  sql: `
    ALTER TABLE conversations ADD COLUMN handles TEXT;
    CREATE INDEX events_of_actions ON events (at) WHERE kind = 'action';
  `,
}

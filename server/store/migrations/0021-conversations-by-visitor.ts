/** What a visitor has said elsewhere is looked up when a profile is asked for, and all of it when it is erased. */
export const conversationsByVisitor = {
  name: '0021-conversations-by-visitor',
  sql: 'CREATE INDEX conversations_by_visitor ON conversations (visitor, updated_at) WHERE visitor IS NOT NULL;',
}

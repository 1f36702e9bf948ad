/** Who has ordered, without a walk over all that everybody did. */
export const ordersByVisitor = {
  name: '0013-orders-by-visitor',
  sql: 'CREATE INDEX behaviour_events_of_orders ON behaviour_events (visitor, at) WHERE stage = 5;',
}

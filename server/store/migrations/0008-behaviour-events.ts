/**
 * What visitors do, one row an event, and who they are as far as that may be known. Times are milliseconds since 1970, so that a
 * million of them are counted in one walk over an index of whole numbers.
 *
 * For whoever counts: a visitor is a row of `visitors`; leave out those with `flagged` set (machines). `stage` is a place in
 * `funnelStages` (0 arrived … 5 ordered) and is 5 only for an order that the shop's own server (or an import) has told: a page's claim of one
 * counts as checkout. An order's value, in minor units, stands on its 'Order Completed' row; its lines are 'Product Ordered' rows of stage 5
 * with their own value. `visitors.arm` is null until an experiment sets it, once.
 */
export const behaviourEvents = {
  name: '0008-behaviour-events',
  sql: `
    CREATE TABLE visitors (
      id INTEGER PRIMARY KEY,
      key BLOB NOT NULL UNIQUE,
      first_at INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      consent TEXT CHECK (consent IN ('given', 'refused')),
      language TEXT CHECK (language IN ('zh', 'en')),
      device TEXT CHECK (device IN ('phone', 'tablet', 'desktop')),
      channel TEXT,
      arm TEXT,
      flagged TEXT
    ) STRICT;
    CREATE INDEX visitors_by_last ON visitors (last_at);
    CREATE TABLE behaviour_events (
      n INTEGER PRIMARY KEY,
      key BLOB NOT NULL UNIQUE,
      visitor INTEGER NOT NULL REFERENCES visitors (id) ON DELETE CASCADE,
      conversation TEXT REFERENCES conversations (id) ON DELETE SET NULL,
      name TEXT NOT NULL,
      stage INTEGER NOT NULL CHECK (stage BETWEEN 0 AND 5),
      sku TEXT,
      quantity INTEGER CHECK (quantity > 0),
      value INTEGER CHECK (value >= 0),
      order_id TEXT,
      at INTEGER NOT NULL,
      received_at INTEGER NOT NULL,
      source TEXT NOT NULL CHECK (source IN ('page', 'server', 'import')),
      properties TEXT
    ) STRICT;
    CREATE INDEX behaviour_events_by_visitor ON behaviour_events (visitor, at, stage);
    CREATE INDEX behaviour_events_by_conversation ON behaviour_events (conversation) WHERE conversation IS NOT NULL;
    CREATE UNIQUE INDEX behaviour_events_by_order ON behaviour_events (order_id) WHERE name = 'Order Completed' AND source = 'server';
  `,
}

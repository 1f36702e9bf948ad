/**
 * Orders of which the shop's own server has told, each with how far it is and for which of its moments the shopper has heard of it (`told_at`, a
 * `status_at`). `lines` is JSON of what was bought. Those that were told of before are as far as placed, and nobody waits to be thanked for them.
 */
export const orders = {
  name: '0022-orders',
  sql: `
    CREATE TABLE orders (
      id TEXT PRIMARY KEY,
      visitor INTEGER NOT NULL REFERENCES visitors (id) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      status TEXT NOT NULL,
      status_at INTEGER NOT NULL,
      carrier TEXT,
      tracking TEXT,
      lines TEXT NOT NULL,
      told_at INTEGER
    ) STRICT;
    CREATE INDEX orders_by_visitor ON orders (visitor, at);
    INSERT INTO orders (id, visitor, at, status, status_at, lines, told_at)
      SELECT o.order_id, o.visitor, o.at, 'placed', o.at,
        (SELECT json_group_array(json_object('sku', l.sku, 'quantity', l.quantity)) FROM behaviour_events l
          WHERE l.visitor = o.visitor AND l.order_id = o.order_id AND l.name = 'Product Ordered' AND l.source = 'server' AND l.sku IS NOT NULL),
        o.at
      FROM behaviour_events o WHERE o.name = 'Order Completed' AND o.source = 'server' AND o.order_id IS NOT NULL;
  `,
}

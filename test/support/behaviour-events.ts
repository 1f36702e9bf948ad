import type { Database } from '../../server/store/sqlite.ts'

/** So many events of so many visitors over sixty days, made by SQLite itself: each visitor a few, one in thirty an order. */
export function fillEvents(database: Database, events: number, visitors: number, skus = 1000): void {
  const until = Date.now()
  const from = until - 60 * 24 * 3600_000
  const [{ before } = { before: 0 }] = database.sql<{ before: number }>('SELECT ifnull(max(id), 0) AS before FROM visitors')
  database.exec('PRAGMA synchronous = OFF')
  database.exec(`
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${visitors})
    INSERT INTO visitors (id, key, first_at, last_at, language, device, channel, arm)
      SELECT ${before} + i, randomblob(16), ${from} + i * ${Math.floor((until - from) / visitors)}, ${until},
        iif(i % 3, 'zh', 'en'), iif(i % 4, 'phone', 'desktop'),
        CASE i % 5 WHEN 0 THEN 'search' WHEN 1 THEN 'ads' WHEN 2 THEN 'social' ELSE 'direct' END, iif(i % 10, 'treated', 'control') FROM n;
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${events})
    INSERT INTO behaviour_events (key, visitor, name, stage, sku, at, received_at, source)
      SELECT randomblob(16), ${before} + 1 + i % ${visitors}, 'Product Viewed',
        CASE WHEN i % 300 = 7 THEN 5 WHEN i % 40 = 3 THEN 3 ELSE i % 3 END,
        'P' || (abs(random()) % ${skus}), ${from} + (i % ${visitors}) * ${Math.floor((until - from) / visitors)} + (i / ${visitors}) * 9000000,
        ${until}, 'page' FROM n;
    ANALYZE;`)
}

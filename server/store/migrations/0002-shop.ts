/** The search tables hold tokens made by `shop/bigrams.ts`, so that `unicode61` only has to split at spaces. */
export const shop = {
  name: '0002-shop',
  sql: `
    CREATE TABLE products (
      id INTEGER PRIMARY KEY,
      sku TEXT NOT NULL UNIQUE,
      category TEXT,
      price INTEGER NOT NULL CHECK (price >= 0),
      compare_at INTEGER CHECK (compare_at >= 0),
      currency TEXT NOT NULL,
      image TEXT,
      url TEXT,
      position INTEGER NOT NULL,
      texts TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX products_by_category ON products (category, position);
    CREATE TABLE variants (
      sku TEXT PRIMARY KEY,
      product INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      price INTEGER NOT NULL CHECK (price >= 0),
      stock INTEGER CHECK (stock >= 0),
      colour TEXT,
      colour_family TEXT,
      size TEXT,
      options TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX variants_by_product ON variants (product, position);
    CREATE TABLE passages (
      id INTEGER PRIMARY KEY,
      topic TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('zh', 'en')),
      position INTEGER NOT NULL,
      heading TEXT NOT NULL,
      text TEXT NOT NULL,
      UNIQUE (language, topic, position)
    ) STRICT;
    CREATE TABLE vectors (
      kind TEXT NOT NULL CHECK (kind IN ('product', 'passage')),
      ref INTEGER NOT NULL,
      language TEXT NOT NULL,
      content TEXT NOT NULL,
      encoder TEXT NOT NULL,
      vector BLOB NOT NULL,
      PRIMARY KEY (kind, ref, language)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE coupons (
      code TEXT PRIMARY KEY,
      amount INTEGER NOT NULL CHECK (amount > 0),
      minimum INTEGER NOT NULL CHECK (minimum >= 0),
      currency TEXT NOT NULL,
      first_order INTEGER NOT NULL,
      starts_at TEXT,
      expires_at TEXT,
      active INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE shop_settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE products_fts USING fts5(title, words, body, tokenize = 'unicode61 remove_diacritics 0');
    CREATE VIRTUAL TABLE passages_fts USING fts5(heading, text, tokenize = 'unicode61 remove_diacritics 0');
  `,
}

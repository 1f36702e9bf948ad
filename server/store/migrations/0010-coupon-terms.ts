/**
 * Coupons by amount or by share, with what they are for, what goes beside them and the owner's own words. Rows have a number, for
 * redemptions, budgets and personal codes to hang on; a code is the same in capitals and without.
 */
export const couponTerms = {
  name: '0010-coupon-terms',
  sql: `
    CREATE TABLE coupons_with_terms (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE COLLATE NOCASE,
      amount INTEGER CHECK (amount > 0),
      percent INTEGER CHECK (percent BETWEEN 1 AND 99),
      minimum INTEGER NOT NULL CHECK (minimum >= 0),
      currency TEXT NOT NULL,
      first_order INTEGER NOT NULL,
      combinable INTEGER NOT NULL,
      sections TEXT NOT NULL,
      texts TEXT NOT NULL,
      starts_at TEXT,
      expires_at TEXT,
      ended_at TEXT,
      created_at TEXT NOT NULL,
      CHECK ((amount IS NULL) <> (percent IS NULL))
    ) STRICT;
    INSERT OR IGNORE INTO coupons_with_terms
      (code, amount, minimum, currency, first_order, combinable, sections, texts, starts_at, expires_at, ended_at, created_at)
      SELECT code, amount, minimum, currency, first_order, 0, '[]', '{}', starts_at, expires_at,
        CASE active WHEN 1 THEN NULL ELSE strftime('%Y-%m-%dT%H:%M:%fZ', 'now') END, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
      FROM coupons ORDER BY code;
    DROP TABLE coupons;
    ALTER TABLE coupons_with_terms RENAME TO coupons;
  `,
}

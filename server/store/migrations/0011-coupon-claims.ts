/**
 * Who has been promised a coupon and who has used it: one row a coupon and visitor, so that nobody has two. `uses` and `spend` (minor units) are
 * what the owner gives at most; a promise that was not kept in time (`expires_at`) is free for somebody else; one that was used and is
 * erased with its shopper stays counted (`used_before`, `spent_before`). Times are milliseconds since 1970.
 */
export const couponClaims = {
  name: '0011-coupon-claims',
  sql: `
    ALTER TABLE coupons ADD COLUMN uses INTEGER CHECK (uses > 0);
    ALTER TABLE coupons ADD COLUMN spend INTEGER CHECK (spend > 0);
    ALTER TABLE coupons ADD COLUMN regular_only INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE coupons ADD COLUMN used_before INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE coupons ADD COLUMN spent_before INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE coupon_claims (
      id INTEGER PRIMARY KEY,
      coupon INTEGER NOT NULL REFERENCES coupons (id) ON DELETE CASCADE,
      visitor BLOB NOT NULL,
      claimed_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      redeemed_at INTEGER,
      order_id TEXT,
      discount INTEGER,
      UNIQUE (coupon, visitor)
    ) STRICT;
    CREATE INDEX coupon_claims_by_visitor ON coupon_claims (visitor);
    CREATE UNIQUE INDEX coupon_claims_by_order ON coupon_claims (order_id) WHERE order_id IS NOT NULL;
    CREATE TRIGGER coupon_claims_erased AFTER DELETE ON coupon_claims WHEN OLD.redeemed_at IS NOT NULL BEGIN
      UPDATE coupons SET used_before = used_before + 1, spent_before = spent_before + OLD.discount WHERE id = OLD.coupon;
    END;
  `,
}

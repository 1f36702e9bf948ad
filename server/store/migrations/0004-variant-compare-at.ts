/** A reduced price is a variant's own: beside another variant's price it would be a false one. */
export const variantCompareAt = {
  name: '0004-variant-compare-at',
  sql: `
    ALTER TABLE variants ADD COLUMN compare_at INTEGER CHECK (compare_at >= 0);
  `,
}

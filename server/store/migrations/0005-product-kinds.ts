/** What a product may be called besides its category: broader categories, its maker, what its title says it is. */
export const productKinds = {
  name: '0005-product-kinds',
  sql: `
    CREATE TABLE product_kinds (
      kind TEXT NOT NULL,
      product INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
      PRIMARY KEY (kind, product)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX product_kinds_by_product ON product_kinds (product);
  `,
}

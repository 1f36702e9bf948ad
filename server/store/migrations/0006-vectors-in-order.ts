/**
 * Vectors in the order they were made, so that a search that holds them in memory reads only what is new. As rows by number they
 * also take half the pages: in the key's own tree each vector spilt into a page for itself.
 */
export const vectorsInOrder = {
  name: '0006-vectors-in-order',
  sql: `
    CREATE TABLE vectors_in_order (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('product', 'passage')),
      ref INTEGER NOT NULL,
      language TEXT NOT NULL,
      content TEXT NOT NULL,
      encoder TEXT NOT NULL,
      vector BLOB NOT NULL,
      UNIQUE (kind, ref, language)
    ) STRICT;
    INSERT INTO vectors_in_order (kind, ref, language, content, encoder, vector)
      SELECT kind, ref, language, content, encoder, vector FROM vectors ORDER BY kind, ref, language;
    DROP TABLE vectors;
    ALTER TABLE vectors_in_order RENAME TO vectors;
    CREATE INDEX vectors_made_from ON vectors (kind, ref, language, content, encoder);
  `,
}

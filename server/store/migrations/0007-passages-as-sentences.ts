/** Pages are looked through sentence by sentence in memory: neither whole passages' vectors nor their word index are read any more. */
export const passagesAsSentences = {
  name: '0007-passages-as-sentences',
  sql: `
    DELETE FROM vectors WHERE kind = 'passage';
    DROP TABLE passages_fts;
  `,
}

/** One record of a feed, whatever it was written in. Keys are column names as `columnKey` makes them; empty cells are absent. */
export type Row = {
  line: number
  cells: ReadonlyMap<string, string>
  /** Where the cells stand, for formats that know. */
  lines?: ReadonlyMap<string, number>
  /** Keys of the cells that the record itself calls options, whatever these are called. */
  options?: ReadonlySet<string>
  /** Records inside the record that are things of their own: its variants. */
  parts?: readonly Row[]
}

export type Table = {
  /** Key → the name as the file has it. */
  columns: ReadonlyMap<string, string>
  rows: readonly Row[]
}

/** Longer texts of one cell are a mistake of the export, or an attack. */
export const longestCell = 200_000

export const lineOf = (row: Row, key: string): number => row.lines?.get(key) ?? row.line

/** "Variant Price", "variant_price" and "variant-price" are one column; so are g:id and id. */
export function columnKey(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^\uFEFF|^g:/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim()
}

import stringWidth from 'string-width'

/** A text of a file as a terminal may show it: what would steer the terminal is gone, and it is one line. */
export function plainText(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
}

/** Columns as wide as their widest cell; a Chinese character takes two places. The first column stands left, the others right. */
export function toTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [heads, ...rows].map(row => row.map(plainText))
  const widths = heads.map((_, column) => Math.max(...cells.map(row => stringWidth(row[column]!))))
  const pad = (cell: string, column: number) => {
    const room = ' '.repeat(widths[column]! - stringWidth(cell))
    return column === 0 ? cell + room : room + cell
  }
  return cells.map(row => row.map(pad).join('  ').trimEnd()).join('\n')
}

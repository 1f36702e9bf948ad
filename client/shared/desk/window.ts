/** Sizes in pixels. `row` and `head` are those of every row and every group's heading, `top` and `height` what is looked at. */
export type View = { row: number; head: number; top: number; height: number }
/** Rows of a group by their place in it, the end not included. */
export type Range = { from: number; to: number }

/** So many rows are ready above and below what is looked at. */
const beyond = 6

/** Which rows of groups of so many, one below the other, are worth drawing: a hundred thousand cost what thirty do. */
export function rangesOf(counts: readonly number[], { row, head, top, height }: View): Range[] {
  let begin = 0
  return counts.map(count => {
    const first = begin + head
    begin = first + count * row
    const place = (pixels: number, over: number) => Math.min(Math.max(Math.floor((pixels - first) / row) + over, 0), count)
    return { from: place(top, -beyond), to: place(top + height, beyond + 1) }
  })
}

/** The places of a range, and of one row more that must not go, since it has the focus. */
export function placesOf({ from, to }: Range, kept: number): number[] {
  const places = Array.from({ length: to - from }, (_, at) => from + at)
  if (kept < 0 || (kept >= from && kept < to)) return places
  return kept < from ? [kept, ...places] : [...places, kept]
}

/** Work that takes long in a large shop: each `yield` is a place where whoever runs it may do something else first. */
export type LongWork<T> = Generator<void, T>

/** Steps between two such places: some tens of microseconds. */
export const often = 64

export function atOnce<T>(work: LongWork<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

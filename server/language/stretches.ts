/** Part of a text, in code units. */
export type Stretch = { start: number; end: number }

/** Which code units of a text are spoken for. Asking takes as long as the stretch, however many there are. */
export type Taken = { covers(start: number, end: number): boolean; take(stretch: Stretch): void }

export function createTaken(stretches: Iterable<Stretch> = []): Taken {
  const units = new Set<number>()
  const taken: Taken = {
    covers(start, end) {
      for (let at = start; at < end; at++) if (units.has(at)) return true
      return false
    },
    take({ start, end }) {
      for (let at = start; at < end; at++) units.add(at)
    },
  }
  for (const stretch of stretches) taken.take(stretch)
  return taken
}

export const covers = (stretches: Iterable<Stretch>): Taken['covers'] => createTaken(stretches).covers

/** Those that overlap none before them in the list. */
export function withoutOverlaps<T extends Stretch>(stretches: Iterable<T>): T[] {
  const taken = createTaken()
  const kept: T[] = []
  for (const stretch of stretches) {
    if (taken.covers(stretch.start, stretch.end)) continue
    taken.take(stretch)
    kept.push(stretch)
  }
  return kept
}

export const inOrder = (a: Stretch, b: Stretch): number => a.start - b.start

/** Milliseconds that the work below takes on two quiet cores of 2.6 GHz, on which the bars of the tests were set. */
const quietMs = 33

/** Whether `ms` keep to a bar, on a slow or busy machine to as many times the bar as it takes longer; how slow it is is looked at only where that matters. */
export const isQuick = (ms: number, barMs: number): boolean => ms < barMs || ms < barMs * slowness()

/**
 * How many times longer the same work takes here and now than on the machine on which the bars were set; at least 1. Bars in milliseconds are
 * multiplied by it: what is measured beside a bar is a ratio, which a slow or busy machine leaves as it is.
 */
export function slowness(clock: () => number = () => performance.now()): number {
  work()
  const from = clock()
  for (let n = 0; n < 5; n++) work()
  return Math.max(1, (clock() - from) / 5 / quietMs)
}

/** As the hearing of a message does: patterns over text, small objects, maps. */
function work(): number {
  let sum = 0
  for (let round = 0; round < 400; round++) {
    const words = new Map<string, number>()
    for (const { 0: word, index } of text.matchAll(/\p{L}+|\p{N}+/gu)) words.set(word.toLowerCase(), index)
    sum += [...words].filter(([word]) => /^(?:a|the|two|three)$|\d/.test(word)).length
  }
  return sum
}

const text = 'How much are two mugs and the 3 red ones, 一共多少钱？ '.repeat(40)

import jstat from 'jstat'
import type { Interval, Share } from './proportions.ts'

const { betaln } = jstat.jStat

/** How sure all intervals here are together: 95 %, of which nearly all goes to the arms, the rest to how often it happens at all. */
const alphaOfArms = 0.048
const alphaOfRate = 0.002

/**
 * Difference of two shares, treated − control, with a 95 % confidence sequence: it holds at every moment at once, so that an owner may look
 * every day and stop when it excludes 0, and is wrong in at most 5 of 100 experiments however often is looked. Exact, for any rate and size.
 *
 * Where visitors are held out with probability `held` (0 < held < 1), and the arms do not differ, whoever buys is a treated one with
 * probability 1 − held: a coin with a known side (M. Lindon, A. Malek, Anytime-Valid Inference for Multinomial Count Data, NeurIPS 2022).
 * What that coin may be is told by a mixture of likelihood ratios (H. Robbins, Annals of Mathematical Statistics 41:1397, 1970).
 * In shares. `ratio` is how many times as often the treated do it, Infinity where the control may never do.
 */
export function differenceAtAnyTime(treated: Share, control: Share, held: number): Interval & { ratio: Interval } {
  const hits = treated.hits + control.hits
  const visitors = treated.of + control.of
  const side = mixtureInterval(treated.hits, hits, 1 - held, alphaOfArms)
  const rate = mixtureInterval(hits, visitors, 0.05, alphaOfRate)
  /** p1 − p0 where that share `theta` of the buyers is treated and `of` of all visitors buy. */
  const difference = (theta: number, of: number) => Math.max(-1, Math.min(1, (of * (theta - (1 - held))) / (held * (1 - held))))
  const ratio = (theta: number) => (theta === 1 ? Number.POSITIVE_INFINITY : (theta * held) / ((1 - theta) * (1 - held)))
  const value = difference(side.value, rate.value)
  return {
    value,
    // A larger rate stretches the difference away from 0, to whichever side.
    low: difference(side.low, side.low < 1 - held ? rate.high : rate.low),
    high: difference(side.high, side.high > 1 - held ? rate.high : rate.low),
    ratio: { value: ratio(side.value), low: ratio(side.low), high: ratio(side.high) },
  }
}

/** As if so many had been seen at the share that is expected: makes the sequence narrow where differences of some percent count. */
const strength = 100

/** All shares under which what was seen is not 1 / alpha times less likely than under the mixture of all shares around `expected`. */
function mixtureInterval(hits: number, of: number, expected: number, alpha: number): Interval {
  const value = of === 0 ? expected : hits / of
  if (of === 0) return { value, low: 0, high: 1 }
  const [a, b] = [strength * expected, strength * (1 - expected)]
  const mixture = betaln(a + hits, b + of - hits) - betaln(a, b)
  const excluded = (share: number) => mixture - hits * Math.log(share) - (of - hits) * Math.log1p(-share) >= -Math.log(alpha)
  return { value, low: edge(value, 0, excluded), high: edge(value, 1, excluded) }
}

/** Where `excluded` begins between the most likely share and the end, by halving; the end where nothing is. */
function edge(from: number, end: number, excluded: (share: number) => boolean): number {
  let [inside, outside] = [from, end]
  for (let step = 0; step < 40; step++) {
    const middle = (inside + outside) / 2
    if (middle > 0 && middle < 1 && excluded(middle)) outside = middle
    else inside = middle
  }
  return outside
}

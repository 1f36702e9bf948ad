import jstat from 'jstat'

const { normal } = jstat.jStat

/** Of the standard normal distribution: the share below `x`. */
export const shareBelow = (x: number): number => normal.cdf(x, 0, 1)

/** Of the standard normal distribution: the value with that share (0 < share < 1) below it. */
export const quantileOf = (share: number): number => normal.inv(share, 0, 1)

/** Half the width of a two-sided 95 % interval, in standard errors. */
export const z95 = quantileOf(0.975)

import { InvalidArgumentError } from 'commander'

/** Reads an option's whole number between two bounds. */
export function wholeNumber(least: number, most: number): (given: string) => number {
  return given => {
    const value = Number(given)
    if (/^\d+$/.test(given) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}, got ${given.slice(0, 40)}.`)
  }
}

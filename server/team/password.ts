import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

const shortest = 10
const longest = 256
/** Of 0 to 4: 3 takes ten thousand million guesses or so. */
const least = 3
/** More of it tells nothing and takes long. */
const judged = 72

let judge: ZxcvbnFactory | undefined

/** Why it is not taken; nothing where it is. Common passwords, rows of keys, dates and the account's own words count for nothing. */
export function weaknessOf(password: string, own: readonly string[]): 'short' | 'long' | 'guessable' | undefined {
  const length = [...password].length
  if (length < shortest) return 'short'
  if (length > longest) return 'long'
  judge ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  const words = own.flatMap(text => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter(word => word.length > 2)
  return judge.check(password.slice(0, judged), [...words, 'usher']).score < least ? 'guessable' : undefined
}

export const passwordFaults = {
  short: `Expected a password of at least ${shortest} characters`,
  long: `Expected a password of at most ${longest} characters`,
  guessable: 'Expected a password that is harder to guess: several words that do not belong together are good',
} as const

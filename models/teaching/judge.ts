import { outside } from '../evaluation.ts'
import { mcnemar } from '../report/comparison.ts'
import type { TaughtClassification } from './model.ts'

/** One thing that both models were asked, and what would have been right. */
export type Paired = { group: readonly string[]; live: boolean; candidate: boolean }
/** `live` and `candidate`: how many each has right; `p`: of as great an imbalance by chance (McNemar's exact test). */
export type Tested = { group: string; n: number; live: number; candidate: number; gained: number; lost: number; p: number }
export type Reason =
  | { what: 'lines'; group: string; gained: number; lost: number; p: number }
  | { what: 'held_back'; gained: number; lost: number; p: number }
  | { what: 'taught'; right: number; of: number; corrections: number[] }

const significant = 0.05
/** Of fifty intents some lose a line by chance. */
const significantOfIntent = 0.01
/** A net loss of more of the lines than this is refused whatever chance could do. */
const mostLost = 0.01
/** Of what was corrected so much must come out as it was said, or the corrections contradict each other. */
const leastTaught = 0.95

export const everything = 'all'

export function test(pairs: readonly Paired[]): Tested[] {
  const groups = new Map<string, Tested>()
  for (const { group, live, candidate } of pairs)
    for (const name of [everything, ...group]) {
      const one = groups.get(name) ?? { group: name, n: 0, live: 0, candidate: 0, gained: 0, lost: 0, p: 1 }
      one.n++
      one.live += Number(live)
      one.candidate += Number(candidate)
      one.gained += Number(candidate && !live)
      one.lost += Number(live && !candidate)
      groups.set(name, one)
    }
  return [...groups.values()].map(one => ({ ...one, p: mcnemar(one.gained, one.lost) }))
}

/** Why a model must not be released; none: it may. */
export function judge(told: {
  lines: readonly Tested[]
  languages: readonly string[]
  heldBack: readonly Tested[]
  taught: readonly { correction: number; right: boolean }[]
}): Reason[] {
  const lines = told.lines.filter(({ group, n, gained, lost, p }) => {
    if (lost <= gained) return false
    const isWide = group === everything || told.languages.includes(group)
    return isWide ? p < significant || (lost - gained) / n > mostLost : p < significantOfIntent
  })
  const whole = told.heldBack.find(({ group }) => group === everything)
  const wrong = told.taught.filter(({ right }) => !right)
  const right = told.taught.length - wrong.length
  return [
    ...lines.map(({ group, gained, lost, p }): Reason => ({ what: 'lines', group, gained, lost, p })),
    ...(whole !== undefined && whole.lost > whole.gained && whole.p < significant
      ? [{ what: 'held_back', gained: whole.gained, lost: whole.lost, p: whole.p } satisfies Reason]
      : []),
    ...(right < leastTaught * told.taught.length
      ? [{ what: 'taught', right, of: told.taught.length, corrections: wrong.map(one => one.correction) } satisfies Reason]
      : []),
  ]
}

/** The intent that the dialogue acts on. */
export function decisionOf({ recalled, abstain, intents }: TaughtClassification): string {
  const meant = (recalled?.meaning as { intent?: string } | undefined)?.intent
  return meant ?? (abstain ? outside : (intents[0]?.name ?? outside))
}

/** The same, by the command that a correction names where it names one. */
export const meaningOf = (asked: TaughtClassification): string =>
  (asked.recalled?.meaning as { command?: string } | undefined)?.command ?? decisionOf(asked)

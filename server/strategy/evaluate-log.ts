import type { Interval } from '../experiment/proportions.ts'
import { features, type Moment, arms as ownArms } from './arms.ts'
import type { Beliefs } from './beliefs.ts'
import { sharesNow } from './choose.ts'
import { chanceOf, type LogLine } from './decision-log.ts'
import { type Estimates, estimate, type Logged, meanOf } from './off-policy.ts'
import type { Strategy } from './strategy.ts'

/** Whose value is estimated. `target`: of the lines; an arm: always that one; a strategy: what it would do with what it has learnt. */
export type Judged =
  | { policy: 'target' }
  | { policy: 'uniform' }
  | { policy: 'arm'; arm: string }
  | { policy: 'current'; strategy: Strategy; beliefs: Beliefs }

export type Evaluation = {
  /** Reward a choice that the judged policy would have brought. */
  estimates: Estimates
  lines: number
  units: number
  policy: string
  /** What the log's own policy brought a choice. */
  logged: Interval
  /** So many lines of the judged policy itself would tell as much. */
  effective_lines: number
  largest_weight: number
  /** Chance a line on average that the judged policy gives to what the log never tried there: nothing is known of that part. */
  unsupported: number
  arms: string[]
}

/** Of a text feature so many values get a column of their own, the most frequent first. */
const mostValues = 20
const mostColumns = 200

/** Whether the current strategy knows all arms and features of the lines. */
export const isOwnLog = (lines: readonly LogLine[]): boolean =>
  lines.every(({ context, arm, shares }) => {
    const known = [arm, ...Object.keys(shares ?? {})].every(name => (ownArms as readonly string[]).includes(name))
    return (
      known && Object.entries(context).every(([name, value]) => (features as readonly string[]).includes(name) && typeof value === 'number')
    )
  })

/** `lines` is not empty. */
export function evaluateLog(lines: readonly LogLine[], judged: Judged): Evaluation {
  const names = [...new Set(lines.flatMap(({ arm, shares, target }) => [arm, ...Object.keys(shares ?? {}), ...Object.keys(target ?? {})]))]
  const places = new Map(names.map((name, at) => [name, at]))
  const columns = toColumns(lines)
  const units = new Map<string, number>()
  let unsupported = 0
  const log = lines.map((line, at): Logged => {
    const chances = chancesOf(line, judged, names)
    for (const [name, chance] of Object.entries(chances))
      if (line.shares !== undefined && (chanceOf(line.shares, name) ?? 0) <= 0) unsupported += chance
    const unit = line.unit ?? `line ${at}`
    if (!units.has(unit)) units.set(unit, units.size)
    return {
      x: columns(line.context),
      arm: places.get(line.arm)!,
      propensity: line.propensity,
      reward: line.reward,
      target: names.map(name => chanceOf(chances, name) ?? 0),
      unit: units.get(unit)!,
    }
  })
  const weights = log.map(({ target, arm, propensity }) => target[arm]! / propensity)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0)
  return {
    lines: log.length,
    units: units.size,
    policy: judged.policy === 'arm' ? `always ${judged.arm}` : judged.policy,
    estimates: estimate(log, names.length),
    logged: meanOf(
      log,
      log.map(({ reward }) => reward),
    ),
    effective_lines: squares === 0 ? 0 : total ** 2 / squares,
    largest_weight: weights.reduce((most, weight) => Math.max(most, weight), 0),
    unsupported: unsupported / log.length,
    arms: names,
  }
}

function chancesOf({ shares, target, context }: LogLine, judged: Judged, names: readonly string[]): Readonly<Record<string, number>> {
  const possible = shares === undefined ? names : Object.keys(shares).filter(name => shares[name]! > 0)
  switch (judged.policy) {
    case 'target':
      return target ?? {}
    case 'uniform':
      return Object.fromEntries(possible.map(name => [name, 1 / possible.length]))
    case 'arm':
      return { [judged.arm]: 1 }
    case 'current': {
      const moment = Object.fromEntries(features.map(name => [name, numberIn(context, name)])) as Moment
      const own = ownArms.filter(arm => arm === 'plain' || possible.includes(arm))
      return Object.fromEntries(sharesNow(judged.beliefs, judged.strategy, moment, own))
    }
    default:
      return judged satisfies never
  }
}

/** Numbers of a context, standardised so that a ridge treats them alike; a column for each frequent text. */
function toColumns(lines: readonly LogLine[]): (context: LogLine['context']) => number[] {
  const numbers = new Map<string, { sum: number; squares: number }>()
  const texts = new Map<string, number>()
  for (const { context } of lines) {
    for (const [name, value] of Object.entries(context)) {
      if (typeof value === 'number') {
        const { sum, squares } = numbers.get(name) ?? { sum: 0, squares: 0 }
        numbers.set(name, { sum: sum + value, squares: squares + value * value })
      } else texts.set(`${name}=${value}`, (texts.get(`${name}=${value}`) ?? 0) + 1)
    }
  }
  const perName = new Map<string, number>()
  const ofTexts = [...texts]
    .sort(([, a], [, b]) => b - a)
    .flatMap(([key]) => {
      const name = key.slice(0, key.indexOf('='))
      perName.set(name, (perName.get(name) ?? 0) + 1)
      return perName.get(name)! <= mostValues ? [key] : []
    })
  const ofNumbers = [...numbers].flatMap(([name, { sum, squares }]) => {
    const mean = sum / lines.length
    const deviation = Math.sqrt(Math.max(0, squares / lines.length - mean ** 2))
    return deviation > 0 ? [{ name, mean, deviation }] : []
  })
  return context => [
    ...ofNumbers.slice(0, mostColumns).map(({ name, mean, deviation }) => (numberIn(context, name) - mean) / deviation),
    ...ofTexts.slice(0, Math.max(0, mostColumns - ofNumbers.length)).map(key => {
      const at = key.indexOf('=')
      return valueIn(context, key.slice(0, at)) === key.slice(at + 1) ? 1 : 0
    }),
  ]
}

/** A line may call what it knows by the name of anything, `toString` too. */
const valueIn = (context: LogLine['context'], name: string) => (Object.hasOwn(context, name) ? context[name] : undefined)

/** 0 where a line does not tell, or tells a text under a name that is a number's in others. */
function numberIn(context: LogLine['context'], name: string): number {
  const value = valueIn(context, name)
  return typeof value === 'number' ? value : 0
}

import { z } from 'zod'

/** A line of a decision log as it was read; `shares` by arm where the line tells them all. */
export type LogLine = {
  context: Readonly<Record<string, number | string>>
  arm: string
  propensity: number
  shares?: Readonly<Record<string, number>>
  reward: number
  target?: Readonly<Record<string, number>>
  unit?: string
}
export type ReadLine = { ok: true; value: LogLine } | { ok: false; expected: string; got: string }

/** The names under which a field may stand; the first is what `usher strategy export` writes. */
export const fieldNames = {
  context: ['context', 'features', 'x'],
  arms: ['arms', 'actions', 'propensities', 'probabilities'],
  arm: ['arm', 'action', 'taken', 'chosen', 'arm_taken'],
  propensity: ['propensity', 'probability', 'p', 'prob', 'pscore'],
  reward: ['reward', 'r', 'outcome'],
  target: ['target', 'policy', 'target_policy', 'evaluation'],
  unit: ['visitor', 'unit', 'user', 'user_id', 'session'],
} as const

const name = z.union([z.string().min(1).max(200), z.number()]).transform(String)
const chance = z.number().min(0).max(1)
const chances = z.record(z.string(), chance)
const list = z.array(z.union([name, z.object({ arm: name, propensity: chance }), z.object({ name: name, propensity: chance })])).min(1)
/** What is larger is no reward and no feature of a shop, and its square is no number. */
const largest = 1e12
/** How far chances may be from adding up to 1: logs are rounded. */
const tolerance = 0.01

/** Reads one line of JSON; what is wrong is told as what was expected and what came. */
export function readLogLine(row: Record<string, unknown>): ReadLine {
  const fault = (expected: string, value: unknown) => ({ ok: false as const, expected, got: value === undefined ? 'nothing' : told(value) })
  const of = (field: keyof typeof fieldNames) => row[fieldNames[field].find(one => row[one] !== undefined && row[one] !== null) ?? '']

  const context = readContext(of('context') ?? {})
  if (context === undefined)
    return fault('"context" to hold numbers, texts, true or false by name, or to be a list of numbers', of('context'))
  const arm = name.safeParse(of('arm'))
  if (!arm.success) return fault('"arm" to be the name of the arm that was taken', of('arm'))
  const reward = z
    .union([z.number().min(-largest).max(largest), z.boolean()])
    .transform(Number)
    .safeParse(of('reward'))
  if (!reward.success) return fault('"reward" to be a number', of('reward'))

  const shares = readShares(row, of('arms'))
  if (typeof shares === 'string') return fault(shares, of('arms'))
  const given = of('propensity')
  const alone = z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .safeParse(typeof given === 'object' ? undefined : given)
  if (!alone.success) return fault('"propensity" to be a number above 0 and at most 1', given)
  const propensity = alone.data ?? chanceOf(shares, arm.data)
  if (propensity === undefined)
    return shares === undefined
      ? fault('"arms" with the propensity of each, as {"a": 0.7, "b": 0.3}, or "propensity" of the arm taken', of('arms'))
      : fault(`"arm" to be one of ${Object.keys(shares).slice(0, 8).join(', ')}`, arm.data)
  if (propensity <= 0) return fault('the arm that was taken to have had a chance above 0', propensity)
  if (shares !== undefined && Math.abs((chanceOf(shares, arm.data) ?? 0) - propensity) > tolerance)
    return fault(`"propensity" to be the one of "${arm.data}" in "arms", ${chanceOf(shares, arm.data) ?? 'which is missing'}`, propensity)

  const target = readTarget(of('target'))
  if (typeof target === 'string') return fault(target, of('target'))
  const unit = of('unit')
  return {
    ok: true,
    value: {
      context,
      arm: arm.data,
      propensity,
      ...(shares === undefined ? {} : { shares }),
      reward: reward.data,
      ...(target === undefined ? {} : { target }),
      ...(typeof unit === 'string' || typeof unit === 'number' ? { unit: String(unit) } : {}),
    },
  }
}

/** An arm may have the name of anything, `constructor` too. */
export const chanceOf = (shares: Readonly<Record<string, number>> | undefined, arm: string): number | undefined =>
  shares !== undefined && Object.hasOwn(shares, arm) ? shares[arm] : undefined

function readContext(value: unknown): LogLine['context'] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const known: [string, number | string][] = []
  for (const [key, one] of Object.entries(value)) {
    if (one === null) continue
    if (typeof one === 'boolean') known.push([key, Number(one)])
    else if ((typeof one === 'number' && Math.abs(one) <= largest) || (typeof one === 'string' && !Array.isArray(value)))
      known.push([key, one])
    else return undefined
  }
  return Object.fromEntries(known)
}

/** By arm, or a list of names beside a list of chances, or a list of both. A text tells what was expected. */
function readShares(row: Record<string, unknown>, arms: unknown): Record<string, number> | undefined | string {
  if (arms === undefined) return undefined
  const expected = '"arms" to be {"name": propensity, …} with numbers from 0 to 1, or a list'
  if (!Array.isArray(arms)) {
    const named = chances.safeParse(arms)
    return named.success ? summing(named.data, '"arms"') : expected
  }
  const listed = list.safeParse(arms)
  if (!listed.success) return expected
  const beside = z.array(chance).safeParse(row.propensities ?? row.probabilities)
  const each = listed.data.map((one, at): [string, number | undefined] =>
    typeof one === 'string' ? [one, beside.data?.[at]] : ['arm' in one ? one.arm : one.name, one.propensity],
  )
  if (each.every(([, share]) => share === undefined)) return undefined
  if (each.some(([, share]) => share === undefined) || (beside.success && beside.data.length !== each.length))
    return '"propensities" to be as long as "arms"'
  return summing(Object.fromEntries(each) as Record<string, number>, '"arms"')
}

function readTarget(value: unknown): Record<string, number> | undefined | string {
  if (value === undefined) return undefined
  if (typeof value === 'string' || typeof value === 'number') return { [String(value)]: 1 }
  const named = chances.safeParse(value)
  return named.success ? summing(named.data, '"target"') : '"target" to be an arm or {"name": chance, …} with numbers from 0 to 1'
}

function summing(shares: Record<string, number>, field: string): Record<string, number> | string {
  const sum = Object.values(shares).reduce((total, share) => total + share, 0)
  return Math.abs(sum - 1) <= tolerance ? shares : `the chances in ${field} to add up to 1, not to ${Math.round(sum * 1e4) / 1e4}`
}

function told(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

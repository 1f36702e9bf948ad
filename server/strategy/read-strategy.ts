import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { closest } from 'fastest-levenshtein'
import { isCollection, isNode, LineCounter, parseDocument, visit } from 'yaml'
import { z } from 'zod'
import { arms, features } from './arms.ts'
import type { Strategy } from './strategy.ts'

export type ReadStrategy = { ok: true; value: Strategy } | { ok: false; faults: string[] }

const share = z.number({ error: 'a number from 0 to 1' }).min(0, 'a number from 0 to 1').max(1, 'a number from 0 to 1')
const above = (least: number, most: number) => {
  const expected = `a number from ${least} to ${most.toLocaleString('en')}`
  return z.number({ error: expected }).min(least, expected).max(most, expected)
}
const tilt = z.number({ error: 'a number from -5 to 5' }).min(-5, 'a number from -5 to 5').max(5, 'a number from -5 to 5')
const tilts = z.strictObject(Object.fromEntries(features.map(name => [name, tilt.optional()])), { error: 'features and numbers' })
const limits = { floor: share, ceiling: share }
const plainSchema = z.strictObject(limits, { error: 'floor and ceiling' })
const armSchema = z.strictObject(
  { ...limits, helps: tilt.default(0), more: tilts.default({}) },
  { error: 'floor, ceiling and perhaps helps and more' },
)
const spread = above(0.05, 5)
const schema = {
  progress: z.strictObject(
    { looked: share, in_cart: share, checkout: share, ordered: share },
    { error: 'looked, in_cart, checkout, ordered' },
  ),
  credit: z.strictObject({ hours: above(1, 2160), share }, { error: 'hours and share' }),
  memory: above(50, 1_000_000),
  scarce: z.strictObject({ outcomes: above(0, 1_000_000), ceiling: share }, { error: 'outcomes and ceiling' }),
  expected: above(0.001, 0.999),
  more: tilts.default({}),
  doubt: z.strictObject({ shoppers: spread, arms: spread, features: spread }, { error: 'shoppers, arms and features' }),
  spread: above(0.05, 1),
  arms: z.strictObject(Object.fromEntries(arms.map(name => [name, name === 'plain' ? plainSchema : armSchema])), {
    error: `the arms ${arms.join(', ')}`,
  }),
}
const strategySchema = z.strictObject(schema, { error: `a strategy of ${Object.keys(schema).join(', ')}` })

/** The one that comes with the program. */
export const bundledStrategyFile = fileURLToPath(import.meta.resolve('#root/server/strategy/strategy.yaml'))

export function bundledStrategy(): Strategy {
  const read = readStrategy(readFileSync(bundledStrategyFile, 'utf8'), bundledStrategyFile)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return read.value
}

/** Reads a strategy file; every fault is `FILE:LINE: expected …, got …`. */
export function readStrategy(text: string, file: string): ReadStrategy {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line
  const broken = document.errors.map(({ pos, message }) => `${file}:${lineAt(pos[0])}: expected YAML, got ${oneLine(message)}`)
  // What stands there is what is read: one that names itself never ends.
  visit(document, {
    Alias: (_, alias) =>
      void broken.push(`${file}:${lineAt(alias.range?.[0] ?? 0)}: expected a value, got the alias *${oneLine(alias.source)}`),
  })
  if (broken.length > 0) return { ok: false, faults: broken }
  const parsed = strategySchema.safeParse(document.toJS())
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const at = placeOf(document, path.slice(0, length))
      if (at !== undefined) return lineAt(at)
    }
    return 1
  }
  if (!parsed.success) {
    // A name that is not known comes first: what is missing is then missing because of it.
    const issues = [...parsed.error.issues].sort((a, b) => Number(b.code === 'unrecognized_keys') - Number(a.code === 'unrecognized_keys'))
    const faults = issues.flatMap(issue => {
      if (issue.code === 'unrecognized_keys') return issue.keys.map(key => unknown(file, lineOf([...issue.path, key]), issue.path, key))
      const value = issue.path.length === 0 ? document.toJS() : document.getIn(issue.path)
      const name = issue.path.length === 0 ? '' : ` in ${issue.path.join('.')}`
      return [`${file}:${lineOf(issue.path)}: expected ${issue.message}${name}, got ${told(value)}`]
    })
    return { ok: false, faults }
  }
  const strategy = parsed.data as Strategy
  const faults: string[] = []
  for (const arm of arms) {
    const { floor, ceiling } = strategy.arms[arm]
    if (floor > ceiling)
      faults.push(`${file}:${lineOf(['arms', arm, 'floor'])}: expected a floor of at most the ceiling ${ceiling}, got ${floor}`)
  }
  const floors = arms.reduce((sum, arm) => sum + strategy.arms[arm].floor, 0)
  if (floors > 1) faults.push(`${file}:${lineOf(['arms'])}: expected floors of at most 1 together, got ${Math.round(floors * 1e6) / 1e6}`)
  if (strategy.arms.plain.ceiling !== 1)
    faults.push(
      `${file}:${lineOf(['arms', 'plain', 'ceiling'])}: expected the ceiling 1 of plain, which takes what others leave, got ${strategy.arms.plain.ceiling}`,
    )
  const { looked, in_cart, checkout, ordered } = strategy.progress
  if (!(looked <= in_cart && in_cart <= checkout && checkout <= ordered))
    faults.push(
      `${file}:${lineOf(['progress'])}: expected progress that grows from looked to ordered, got ${[looked, in_cart, checkout, ordered].join(', ')}`,
    )
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: strategy }
}

function namesAt(path: readonly PropertyKey[]): readonly string[] {
  const last = path.at(-1)
  if (last === undefined) return Object.keys(schema)
  if (last === 'arms' && path.length === 1) return arms
  if (last === 'more') return features
  if (path.length === 2) return Object.keys((last === 'plain' ? plainSchema : armSchema).shape)
  const inner = schema[last as keyof typeof schema]
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : []
}

function unknown(file: string, line: number, path: readonly PropertyKey[], key: string): string {
  const names = namesAt(path)
  const meant = names.length === 0 ? '' : `; did you mean ${closest(key, [...names])}?`
  return `${file}:${line}: expected one of ${names.join(', ')}, got ${JSON.stringify(key.slice(0, 60))}${meant}`
}

/** Where a key stands, else where its value does. */
function placeOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isCollection(parent)) return undefined
  for (const item of parent.items) {
    const key = (item as { key?: unknown }).key
    if (isNode(key) && String(key) === String(path.at(-1))) return key.range?.[0]
  }
  return undefined
}

const oneLine = (text: string) => text.split('\n')[0]!.slice(0, 120)

function told(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'object') return 'something else'
  return JSON.stringify(value).slice(0, 60)
}

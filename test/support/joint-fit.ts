import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { seededRandom } from '../../models/random.ts'
import { asksIn, jointFeatures, placesIn, unitsOf } from '../../server/language/clause-joints.ts'
import { foldText } from '../../server/language/fold.ts'

/** What asks for nothing of its own: said after an ask it tells more of it. */
const asksNothing = new Set(
  'greet goodbye thank affirm deny how_are_you compliment insult repeat give_detail correct_detail complain cancel_request oos ask_if_bot'.split(
    ' ',
  ),
)
type Line = { text: string; asks: boolean }
type Example = { features: Int32Array; joint: boolean }

const passes = 5
const rounds = 2
const rate = 0.2
/** Pull towards zero at each step, so that what is rare keeps no weight. */
const pull = 3e-4
const leastCount = 5 * rounds
const leastWeight = 0.5

/**
 * Fits the weights of `clause-joints.ts`: lines of one ask put together in twos and threes have a joint where they meet, every other
 * place has none; nor has the place where a detail, a reason or a courtesy follows.
 */
export function fitJoints(seed: number): Map<string, number> {
  const random = seededRandom(seed)
  const train = { zh: readLines('zh'), en: readLines('en') }
  const index = new Map<string, number>()
  const counts: number[] = []
  const idOf = (feature: string) => {
    const id = index.get(feature) ?? index.size
    if (id === index.size) index.set(feature, id)
    counts[id] = (counts[id] ?? 0) + 1
    return id
  }
  const examples = compose(train, random, rounds).flatMap(composed =>
    placesOf(composed).map(({ features, joint }): Example => ({ features: Int32Array.from(features, idOf), joint })),
  )
  const weights = descend(examples, index.size, counts, random)
  const kept = new Map(
    [...index].flatMap(([feature, id]) =>
      Math.abs(weights[id]!) >= leastWeight ? [[feature, Number(weights[id]!.toFixed(2))] as const] : [],
    ),
  )

  return kept
}

export function writeJoints(weights: ReadonlyMap<string, number>): void {
  const sorted = Object.fromEntries([...weights].sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(fileURLToPath(import.meta.resolve('#root/server/language/joint-weights.json')), `${JSON.stringify(sorted, undefined, 2)}\n`)
}

type Composed = { text: string; joints: number[] }

/**
 * Every Chinese line alone, and each `times` times with another. No line comes more often, or its own last words would be learnt as a sign of
 * a joint.
 */
function compose(lines: Record<'zh' | 'en', Line[]>, random: () => number, times: number): Composed[] {
  const everything = [...lines.zh, ...lines.en]
  const alone = lines.zh.map(({ text }) => ({ text, joints: [] as number[] }))
  const rounds = Array.from({ length: times }, () => [
    ...inGroups(shuffled(lines.zh, random), random),
    ...inGroups(shuffled(shuffled(everything, random).slice(0, everything.length / 4), random), random),
  ])
  return [...alone, ...rounds.flat().map(parts => together(parts, random))]
}

function together([first, ...others]: readonly Line[], random: () => number): Composed {
  let { text, asks } = first!
  const joints: number[] = []
  for (const part of others) {
    const close =
      /^\p{Script=Han}{2}$/u.test(text.at(-1)! + part.text[0]!) || (/\p{Script=Han}/u.test(text.at(-1)! + part.text[0]!) && random() < 0.5)
    text += close ? '' : ' '
    if (asks && part.asks) joints.push(text.length)
    asks ||= part.asks
    text += part.text
  }
  return { text, joints }
}

/** Twos, now and then threes. */
function inGroups(lines: readonly Line[], random: () => number): Line[][] {
  const groups: Line[][] = []
  for (let at = 0; at + 1 < lines.length; ) {
    const size = random() < 0.2 ? 3 : 2
    groups.push(lines.slice(at, at + size))
    at += size
  }
  return groups
}

function shuffled<T>(of: readonly T[], random: () => number): T[] {
  const order = [...of]
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order
}

function placesOf({ text, joints }: Composed): { features: string[]; joint: boolean }[] {
  const units = unitsOf(text, { start: 0, end: text.length })
  const asks = asksIn(text, 0)
  return placesIn(units).map(at => ({ features: jointFeatures(units, at, asks), joint: joints.includes(units[at]!.start) }))
}

/** Logistic regression by AdaGrad with an L1 pull. */
function descend(examples: readonly Example[], size: number, counts: readonly number[], random: () => number): Float64Array {
  const weights = new Float64Array(size)
  const squares = new Float64Array(size).fill(1e-6)
  for (let pass = 0; pass < passes; pass++) {
    for (const { features, joint } of shuffled(examples, random)) {
      let logit = 0
      for (const id of features) logit += weights[id]!
      const gradient = 1 / (1 + Math.exp(-logit)) - (joint ? 1 : 0)
      for (const id of features) {
        if (counts[id]! < leastCount) continue
        squares[id]! += gradient * gradient
        const moved = weights[id]! - (rate * gradient) / Math.sqrt(squares[id]!)
        weights[id] = Math.sign(moved) * Math.max(0, Math.abs(moved) - pull)
      }
    }
  }
  return weights
}

/** Lines without a mark inside: of others nobody says how many things they ask. */
function readLines(language: 'zh' | 'en'): Line[] {
  return readFileSync(fileURLToPath(import.meta.resolve(`#root/models/training/intents/${language}.jsonl`)), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as { text: string; intent: string })
    .map(({ text, intent }) => ({
      text: foldText(text)
        .replace(/[\s?？!！。.~]+$/u, '')
        .trim(),
      asks: !asksNothing.has(intent),
    }))
    .filter(({ text }) => text.length >= 2 && !/[,，、。！？!?；;\n]/u.test(text))
}

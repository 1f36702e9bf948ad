import { outside } from '../evaluation.ts'
import { type Answers, stranger } from './answers.ts'

/** Rows that want one intent (or `oos`) and get another answer, null where the model abstains; the surest mistakes come first. */
export type Confusion = { wanted: string; given: string | null; n: number; rows: number[] }

/**
 * As served: `counts[i]` tells what the rows of `names[i]` were taken for, in the order of `names` and last how many were not answered. One more
 * row of counts stands for `oos` where there are such rows.
 */
export type ConfusionMatrix = { names: string[]; counts: number[][] }

/** An out-of-scope row that is answered is taken for that intent, an in-scope row that is not for nothing. */
export function confusions(answers: Answers): Confusion[] {
  const { rows, wanted, given, abstains, intents, probability } = answers
  const pairs = new Map<number, number[]>()
  const width = intents.length + 2
  for (const row of rows.keys()) {
    const [want, name] = [wanted[row]!, abstains[row] === 1 ? stranger : given[row]!]
    if (want === name) continue
    const key = (want + 1) * width + name + 1
    const own = pairs.get(key)
    if (own === undefined) pairs.set(key, [row])
    else own.push(row)
  }
  return [...pairs]
    .map(([key, own]): Confusion => {
      const [want, name] = [Math.floor(key / width) - 1, (key % width) - 1]
      return {
        wanted: want === stranger ? outside : intents[want]!,
        given: name === stranger ? null : intents[name]!,
        n: own.length,
        rows: own.sort((a, b) => probability[b]! - probability[a]!),
      }
    })
    .sort((a, b) => b.n - a.n || compareNames(a.wanted, b.wanted) || compareNames(a.given ?? '', b.given ?? ''))
}

/** Intents that are taken for each other stand side by side, and the worst groups first. */
export function confusionMatrix({ rows, wanted, given, abstains, intents }: Answers): ConfusionMatrix {
  const size = intents.length
  const counts = Array.from({ length: size + 1 }, () => new Array<number>(size + 1).fill(0))
  for (const row of rows.keys()) {
    const want = wanted[row] === stranger ? size : wanted[row]!
    counts[want]![abstains[row] === 1 ? size : given[row]!]!++
  }
  const order = orderByConfusion(counts.slice(0, size).map(row => row.slice(0, size)))
  const hasStrangers = counts[size]!.some(count => count > 0)
  return {
    names: order.map(at => intents[at]!),
    counts: (hasStrangers ? [...order, size] : order).map(row => [...order, size].map(column => counts[row]![column]!)),
  }
}

/**
 * An order in which classes that are confused are near: average linkage on the shares of rows confused either way, each merge turned so that the
 * closest ends meet. Groups with more mistakes come first; classes without any keep their order at the end.
 */
export function orderByConfusion(counts: readonly (readonly number[])[]): number[] {
  const totals = counts.map(row => row.reduce((sum, count) => sum + count, 0))
  const share = (of: number, as: number) => counts[of]![as]! / Math.max(1, totals[of]!)
  const tie = (a: number, b: number) => share(a, b) + share(b, a)
  const links = counts.map((_, a) => counts.map((_, b) => (a === b ? 0 : tie(a, b))))
  const groups = new Map<number, number[]>(counts.map((_, at) => [at, [at]]))
  for (;;) {
    let best: { one: number; other: number; link: number } | undefined
    for (const one of groups.keys())
      for (const other of groups.keys())
        if (one < other && links[one]![other]! > (best?.link ?? 0)) best = { one, other, link: links[one]![other]! }
    if (best === undefined) break
    const { one, other } = best
    const [left, right] = [groups.get(one)!, groups.get(other)!]
    for (const third of groups.keys()) {
      const joined = (left.length * links[one]![third]! + right.length * links[other]![third]!) / (left.length + right.length)
      links[one]![third] = joined
      links[third]![one] = joined
    }
    groups.set(one, facing(left, right, tie))
    groups.delete(other)
  }
  const mistakes = (group: number[]) => group.reduce((sum, at) => sum + totals[at]! - counts[at]![at]!, 0)
  return [...groups.values()].sort((a, b) => mistakes(b) - mistakes(a)).flat()
}

function facing(left: number[], right: number[], tie: (a: number, b: number) => number): number[] {
  const turned = [left, left.toReversed()].flatMap(one => [right, right.toReversed()].map(other => ({ one, other })))
  const [best] = turned.map(pair => ({ ...pair, tie: tie(pair.one.at(-1)!, pair.other[0]!) })).sort((a, b) => b.tie - a.tie)
  return [...best!.one, ...best!.other]
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

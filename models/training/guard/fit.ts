import { answerOf, type Fitted, inputOf, type Linear } from '../../licence.ts'
import { clausesOf, featuresOf, gramsOf, type ReplyLanguage } from '../../licence-features.ts'
import type { Matmul } from '../../matmul.ts'
import { seededRandom } from '../../random.ts'
import { keysOf, type Reply, type Texts } from './lines.ts'
import { logistic } from './logistic.ts'
import { trainNetwork } from './network.ts'
import type { Vectors } from './vectors.ts'

type Clause = {
  features: number[]
  vector: Float32Array
  keys: { acts: readonly string[]; keys: readonly string[] }
  lie: boolean
  weight: number
  reply: number
}

/**
 * As log-odds: even with the encoder, and without it the loosest of the steps at which at most 1 % of the false replies of the seen half pass by five
 * folds (`npm run bench:guard -- --folds`). Even odds let 0.6 % of them through.
 */
const thresholds = { seen: 0, unseen: -0.5 }
/** The authored replies are many and like each other. */
const weights = { authored: 0.3, own: 1 }
/** How much what is counted, and the plan's acts, may weigh in the network beside a number of the vector. */
const scales = { counted: 1.5, kinds: 1.5 }

/** What judges one language, and the stretches it knows as `key\twords`. */
export async function fitJudge(
  language: ReplyLanguage,
  texts: Texts,
  vectors: Vectors,
  matmul: Matmul,
): Promise<Fitted & { known: Set<string> }> {
  const of = <T extends { language: ReplyLanguage }>(lines: readonly T[]) => lines.filter(line => line.language === language)
  const [authored, own] = [of(texts.authored), of(texts.own)]
  const counts = countStretches([...authored, ...own.filter(({ holds }) => holds)], language)
  const clauses = toClauses(language, authored, own, of(texts.fragments), counts, vectors)
  const kinds = [...new Set(clauses.flatMap(({ keys }) => keys.keys))].sort()
  const [first] = clauses
  const [dimensions, counted] = [first?.vector.length ?? 0, first?.features.length ?? 0]
  const network = await trainNetwork(
    matmul,
    clauses.map(({ vector, features, keys, ...rest }) => ({ input: inputOf(vector, features, kinds, keys), ...rest })),
    at => (at < dimensions ? 1 : at < dimensions + counted ? scales.counted : scales.kinds),
  )
  return {
    known: new Set([...counts].flatMap(([words, by]) => [...by.keys()].map(key => `${key}\t${words}`))),
    network,
    judge: {
      kinds,
      threshold: thresholds.seen,
      unseen: { model: byCountsAlone(clauses), threshold: thresholds.unseen },
    },
  }
}

/** Which clause of a lie is the lie is not written down: first the strangest, then what the model says. */
function byCountsAlone(clauses: readonly Clause[]): Linear {
  const strange = ({ features }: Clause) => 3 * (features[0] ?? 0) + 2 * (features[2] ?? 0) + 2 * (features[8] ?? 0)
  const chosen = (score: (clause: Clause) => number): Clause[] => {
    const worst = new Map<number, Clause>()
    for (const clause of clauses)
      if (clause.lie && score(clause) > score(worst.get(clause.reply) ?? clause) - 1e-12) worst.set(clause.reply, clause)
    return [...clauses.filter(({ lie }) => !lie), ...worst.values()]
  }
  let model: Linear | undefined
  for (let turn = 0; turn < 3; turn += 1) {
    const rows = chosen(model === undefined ? strange : ({ features }) => answerOf(model!, features))
    model = logistic(
      rows.map(({ features }) => features),
      rows,
      0.01,
      250,
    )
  }
  return model!
}

const stretchesOf = (reply: string, language: ReplyLanguage) =>
  new Set(clausesOf(reply).flatMap(clause => gramsOf(clause, language).map(({ words }) => words)))

/** How many replies have each stretch, by act, so that a reply can be left out of what it is judged by. */
function countStretches(truths: readonly Reply[], language: ReplyLanguage) {
  const counts = new Map<string, Map<string, number>>()
  for (const { plan, reply } of truths) {
    const { acts, keys } = keysOf(plan)
    for (const words of stretchesOf(reply, language)) {
      const by = counts.get(words) ?? new Map<string, number>()
      counts.set(words, by)
      for (const key of new Set(['', ...acts, ...keys])) by.set(key, (by.get(key) ?? 0) + 1)
    }
  }
  return counts
}

function toClauses(
  language: ReplyLanguage,
  authored: readonly Reply[],
  own: readonly Reply[],
  fragments: readonly { reply: string }[],
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  vectors: Vectors,
): Clause[] {
  const random = seededRandom(7)
  const plans = [...new Set(own.map(({ plan }) => plan))]
  const isAct = new Set([...authored, ...own].filter(({ holds }) => holds).flatMap(({ plan }) => keysOf(plan).acts))
  let at = 0
  const clausesIn = (reply: string, plan: string, lie: boolean, weight: number): Clause[] => {
    const place = at++
    const mine = lie ? new Set<string>() : stretchesOf(reply, language)
    const least = (words: string) => (mine.has(words) ? 1 : 0)
    const known = (key: string, words: string) => (counts.get(words)?.get(key) ?? 0) > least(words)
    const spread = (words: string) => [...(counts.get(words) ?? [])].filter(([key, count]) => isAct.has(key) && count > least(words)).length
    const keys = keysOf(plan)
    return clausesOf(reply).map(clause => ({
      features: featuresOf(clause, language, keys, known, spread),
      vector: vectors.of(language, clause),
      keys,
      lie,
      weight,
      reply: place,
    }))
  }
  return [
    ...authored.flatMap(({ reply, plan }) => clausesIn(reply, plan, false, weights.authored)),
    ...own.flatMap(({ reply, plan, holds }) => clausesIn(reply, plan, !holds, weights.own)),
    ...fragments.flatMap(({ reply }) =>
      [0, 1, 2].flatMap(() => clausesIn(reply, plans[Math.floor(random() * plans.length)] ?? '', true, weights.own)),
    ),
  ]
}

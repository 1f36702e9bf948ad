import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bloomOf } from '../../bloom.ts'
import { openEncoder } from '../../encoder.ts'
import { answerOf, type Linear } from '../../licence.ts'
import { type ActKeys, clausesOf, featuresOf, gramsOf, plainClause, type ReplyLanguage } from '../../licence-features.ts'
import { seededRandom } from '../../random.ts'

/**
 * Fits what judges whether a reply is licensed by its plan (README.md): `node dist/models/training/guard/train.js OUT`. Reads the authored
 * replies, the seen lines, further true ones and the fragments; never the held-back lines.
 */
type Reply = { language: ReplyLanguage; plan: string; reply: string; holds: boolean }
type Clause = { features: number[]; vector: Float32Array; lie: boolean; weight: number; reply: number; head: number }

/**
 * Of the thresholds, as log-odds. With vectors a false clause costs more than a true one that is worded otherwise: least false by five folds of
 * the seen half where they refuse under 4 % of its true replies. Without them even odds refuse enough.
 */
const thresholds = { seen: -0.5, unseen: 0 }
const [out = 'models/weights/licence'] = process.argv.slice(2)
const folder = 'models/training/guard'
const linesOf = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T)

const authored = readdirSync('models/training/replies')
  .filter(name => name.endsWith('.jsonl'))
  .sort()
  .flatMap(name => linesOf<Omit<Reply, 'holds'>>(join('models/training/replies', name)))
  .map(line => ({ ...line, holds: true }))
const own = [...linesOf<Reply>(join(folder, 'seen.jsonl')), ...linesOf<Reply>(join(folder, 'more.jsonl'))]
const fragments = linesOf<{ language: ReplyLanguage; reply: string }>(join(folder, 'fragments.jsonl'))

const vectors = await embedAll()
const parts = { zh: learn('zh'), en: learn('en') }
const bits = Buffer.concat([parts.zh.table.bits, parts.en.table.bits])
mkdirSync(out, { recursive: true })
writeFileSync(join(out, 'wording.bin'), bits)
const licence = {
  encoder: vectors.hash,
  acts: [...new Set(authored.flatMap(({ plan }) => keysOf(plan).acts))].sort(),
  tables: { zh: parts.zh.table.bits.length, en: parts.en.table.bits.length },
  zh: parts.zh.judge,
  en: parts.en.judge,
}
writeFileSync(
  join(out, 'licence.json'),
  `${JSON.stringify(licence, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value))}\n`,
)

/** `recommend [product] | ask about=size`: acts, and acts with their literals. */
function keysOf(plan: string): ActKeys {
  const read = plan.split(' | ').map(text => {
    const [act = '', ...words] = text.split(' ')
    const literals = words.filter(word => !word.startsWith('[') && !word.startsWith('polarity=')).sort()
    return { act, key: literals.length === 0 ? act : `${act}:${literals.join(',')}` }
  })
  return { acts: [...new Set(read.map(({ act }) => act))], keys: [...new Set(read.map(({ key }) => key))] }
}

function learn(language: ReplyLanguage) {
  const random = seededRandom(7)
  const truths = [...authored, ...own.filter(({ holds }) => holds)].filter(line => line.language === language)
  const lies = own.filter(line => line.language === language && !line.holds)
  const plans = [...new Set(own.filter(line => line.language === language).map(({ plan }) => plan))]
  const made = fragments
    .filter(line => line.language === language)
    .flatMap(({ reply }) => [0, 1, 2].map(() => ({ reply, plan: plans[Math.floor(random() * plans.length)] ?? '' })))

  // How many replies have each stretch, by act, so that a reply can be left out of what it is judged by.
  const counts = new Map<string, Map<string, number>>()
  const gramsIn = (reply: string) => new Set(clausesOf(reply).flatMap(clause => gramsOf(clause, language).map(({ words }) => words)))
  for (const { plan, reply } of truths) {
    const { acts, keys } = keysOf(plan)
    for (const words of gramsIn(reply)) {
      const by = counts.get(words) ?? new Map<string, number>()
      counts.set(words, by)
      for (const key of new Set(['', ...acts, ...keys])) by.set(key, (by.get(key) ?? 0) + 1)
    }
  }
  const isAct = new Set(truths.flatMap(({ plan }) => keysOf(plan).acts))
  const clausesIn = (reply: string, plan: string, at: number, lie: boolean, weight: number): Clause[] => {
    const mine = lie ? new Set<string>() : gramsIn(reply)
    const least = (words: string) => (mine.has(words) ? 1 : 0)
    const known = (key: string, words: string) => (counts.get(words)?.get(key) ?? 0) > least(words)
    const spread = (words: string) => [...(counts.get(words) ?? [])].filter(([key, count]) => isAct.has(key) && count > least(words)).length
    return clausesOf(reply).map(clause => ({
      features: featuresOf(clause, language, keysOf(plan), known, spread),
      vector: vectors.of(language, clause),
      lie,
      weight,
      reply: at,
      head: 0,
    }))
  }
  let at = 0
  const clauses = [
    // The authored replies are like each other; one in four is enough.
    ...truths.flatMap(({ reply, plan }, place) => {
      const isAuthored = place < truths.length - own.filter(line => line.language === language && line.holds).length
      return isAuthored && place % 4 !== 0 ? [] : clausesIn(reply, plan, at++, false, isAuthored ? 1 : 6)
    }),
    ...lies.flatMap(({ reply, plan }) => clausesIn(reply, plan, at++, true, 8)),
    ...made.flatMap(({ reply, plan }) => clausesIn(reply, plan, at++, true, 5)),
  ]

  // Which clause of a lie is the lie is not written down: first the strangest, then what the model says.
  const strange = ({ features }: Clause) => 3 * (features[0] ?? 0) + 2 * (features[2] ?? 0) + 2 * (features[8] ?? 0)
  const chosen = (score: (clause: Clause) => number): Clause[] => {
    const worst = new Map<number, Clause>()
    for (const clause of clauses)
      if (clause.lie && score(clause) > score(worst.get(clause.reply) ?? clause) - 1e-12) worst.set(clause.reply, clause)
    return [...clauses.filter(({ lie }) => !lie), ...worst.values()]
  }
  // The head answers each clause as one that it has not seen.
  const first = chosen(strange)
  const folds = [0, 1, 2].map(fold => {
    const rest = first.filter(({ reply }) => reply % 3 !== fold)
    return logistic(
      rest.map(({ vector }) => vector),
      rest,
      3,
      120,
    )
  })
  for (const clause of clauses) clause.head = answerOf(folds[clause.reply % 3]!, clause.vector)
  const head = averageOf(folds)

  const judge = (toRow: (clause: Clause) => number[]) => {
    let model: Linear | undefined
    for (let turn = 0; turn < 3; turn += 1) {
      const rows = chosen(model === undefined ? strange : clause => answerOf(model!, toRow(clause)))
      model = logistic(rows.map(toRow), rows, 0.01, 250)
    }
    return model!
  }
  const seen = judge(({ features, head: answer }) => [...features, answer])
  const unseen = judge(({ features }) => features)
  const table = bloomOf(new Set([...counts].flatMap(([words, by]) => [...by.keys()].map(key => `${key}\t${words}`))))
  return {
    table,
    judge: { head, seen: { model: seen, threshold: thresholds.seen }, unseen: { model: unseen, threshold: thresholds.unseen } },
  }
}

/** By Adam over all rows; standardised, so that one strength of the L2 penalty suits all. */
function logistic(rows: readonly ArrayLike<number>[], of: readonly { lie: boolean; weight: number }[], l2: number, steps: number): Linear {
  const size = rows[0]?.length ?? 0
  const mean = new Array<number>(size).fill(0)
  const spread = new Array<number>(size).fill(0)
  for (const row of rows) for (let at = 0; at < size; at += 1) mean[at]! += row[at]! / rows.length
  for (const row of rows) for (let at = 0; at < size; at += 1) spread[at]! += (row[at]! - mean[at]!) ** 2 / rows.length
  for (let at = 0; at < size; at += 1) spread[at] = Math.sqrt(spread[at]!) || 1
  const flat = new Float64Array(rows.length * size)
  for (const [place, row] of rows.entries())
    for (let at = 0; at < size; at += 1) flat[place * size + at] = (row[at]! - mean[at]!) / spread[at]!
  const total = of.reduce((sum, { weight }) => sum + weight, 0)
  const [weights, momentum, squares] = [new Float64Array(size + 1), new Float64Array(size + 1), new Float64Array(size + 1)]
  for (let step = 1; step <= steps; step += 1) {
    const slope = new Float64Array(size + 1)
    for (const [place, { lie, weight }] of of.entries()) {
      let sum = weights[size]!
      for (let at = 0; at < size; at += 1) sum += weights[at]! * flat[place * size + at]!
      const error = ((1 / (1 + Math.exp(-sum)) - (lie ? 1 : 0)) * weight) / total
      for (let at = 0; at < size; at += 1) slope[at]! += error * flat[place * size + at]!
      slope[size]! += error
    }
    for (let at = 0; at <= size; at += 1) {
      if (at < size) slope[at]! += (l2 * weights[at]!) / size
      momentum[at] = 0.9 * momentum[at]! + 0.1 * slope[at]!
      squares[at] = 0.99 * squares[at]! + 0.01 * slope[at]! ** 2
      weights[at]! -= (0.05 * momentum[at]!) / (1 - 0.9 ** step) / (Math.sqrt(squares[at]! / (1 - 0.99 ** step)) + 1e-8)
    }
  }
  return { mean, spread, weights: [...weights.subarray(0, size)], bias: weights[size]! }
}

/** Models of the same features answer together as one: their log-odds are linear. */
function averageOf(models: readonly Linear[]): Linear {
  const size = models[0]!.weights.length
  const weights = new Array<number>(size).fill(0)
  let bias = 0
  for (const model of models) {
    bias += model.bias / models.length
    for (let at = 0; at < size; at += 1) {
      const slope = model.weights[at]! / model.spread[at]! / models.length
      weights[at]! += slope
      bias -= slope * model.mean[at]!
    }
  }
  return { mean: new Array<number>(size).fill(0), spread: new Array<number>(size).fill(1), weights, bias }
}

/** The vector of every clause; remembered beside the output's folder while the texts are worked on. */
async function embedAll() {
  const encoder = await openEncoder('models/weights/encoder', { threads: 2 })
  const file = process.env.LICENCE_VECTORS
  const known = new Map<string, Float32Array>()
  if (file !== undefined && existsSync(`${file}.json`)) {
    const bytes = readFileSync(`${file}.bin`)
    const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
    const names = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as string[]
    for (const [at, name] of names.entries()) known.set(name, numbers.subarray(at * encoder.dimensions, (at + 1) * encoder.dimensions))
  }
  const nameOf = (language: ReplyLanguage, clause: string) => `${language}\t${clause}`
  const missing = [
    ...new Set(
      [...authored, ...own, ...fragments].flatMap(({ language, reply }) => clausesOf(reply).map(clause => nameOf(language, clause))),
    ),
  ].filter(name => !known.has(name))
  for (let at = 0; at < missing.length; at += 64) {
    const some = missing.slice(at, at + 64)
    const plain = some.map(name => plainClause(name.slice(3), name.slice(0, 2) as ReplyLanguage))
    for (const [place, vector] of (await encoder.embed(plain)).entries()) known.set(some[place]!, vector)
    process.stderr.write(`\r${at} of ${missing.length} clauses embedded`)
  }
  await encoder.close()
  if (file !== undefined && missing.length > 0) {
    const numbers = new Float32Array(known.size * encoder.dimensions)
    for (const [at, vector] of [...known.values()].entries()) numbers.set(vector, at * encoder.dimensions)
    writeFileSync(`${file}.bin`, Buffer.from(numbers.buffer))
    writeFileSync(`${file}.json`, JSON.stringify([...known.keys()]))
  }
  return { hash: encoder.hash, of: (language: ReplyLanguage, clause: string) => known.get(nameOf(language, clause))! }
}

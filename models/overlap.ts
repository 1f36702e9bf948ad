/** What a text has in common with a question, by its words alone. */
export type Overlap = {
  /** BM25 among the texts, as a z-score. */
  bm25: number
  /** The share of the question's tokens that it has, each by how rare it is among the texts. */
  told: number
  /** The same of the question's single Han characters. */
  characters: number
  /** The logarithm of its length, as a z-score. */
  length: number
}

const k1 = 1.2
const b = 0.75
/** Where all texts are much alike, a z-score makes mountains of nothing. */
const leastSpread = 0.5
const runs = /[\u3400-\u9fff]+|[a-z0-9]+/g
const han = /[\u3400-\u9fff]/g

/** Of each text, among all of them; training/answers/overlap.py counts the same. */
export function overlapsOf(question: string, texts: readonly string[]): Overlap[] {
  if (texts.length === 0) return []
  const asked = new Set(tokensOf(question))
  const own = texts.map(text => countsOf(tokensOf(text)))
  const rare = raritiesOf(
    asked,
    own.map(({ counts }) => counts),
  )
  const average = Math.max(1, mean(own.map(({ length }) => length)))
  const bm25 = own.map(({ counts, length }) => {
    let sum = 0
    for (const [token, worth] of rare) {
      const count = counts.get(token) ?? 0
      sum += (worth * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / average))
    }
    return sum
  })
  const singles = texts.map(text => new Set(text.match(han)))
  const told = sharesOf(
    rare,
    own.map(({ counts }) => counts),
  )
  const characters = sharesOf(raritiesOf(new Set(question.match(han)), singles), singles)
  const lengths = zScores(own.map(({ length }) => Math.log(1 + length)))
  return zScores(bm25).map((score, at) => ({ bm25: score, told: told[at]!, characters: characters[at]!, length: lengths[at]! }))
}

/** Pairs of neighbouring Han characters (a single one where it stands alone), other words without a plural s. */
export function tokensOf(text: string): string[] {
  const found: string[] = []
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(runs)) {
    if (run[0]! < '\u3400') found.push(run.length > 3 && run.endsWith('s') ? run.slice(0, -1) : run)
    else for (let at = 0; at < Math.max(1, run.length - 1); at++) found.push(run.slice(at, at + 2))
  }
  return found
}

function countsOf(tokens: readonly string[]): { counts: Map<string, number>; length: number } {
  const counts = new Map<string, number>()
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1)
  return { counts, length: tokens.length }
}

type Holder = { has(token: string): boolean }

function raritiesOf(asked: ReadonlySet<string>, texts: readonly Holder[]): Map<string, number> {
  const rarity = (token: string) => {
    const holding = texts.filter(text => text.has(token)).length
    return Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5))
  }
  return new Map([...asked].map(token => [token, rarity(token)]))
}

function sharesOf(rare: ReadonlyMap<string, number>, texts: readonly Holder[]): number[] {
  const whole = sum([...rare.values()])
  return texts.map(text => (whole === 0 ? 0 : sum([...rare].map(([token, worth]) => (text.has(token) ? worth : 0))) / whole))
}

function zScores(values: readonly number[]): number[] {
  const middle = mean(values)
  const spread = Math.sqrt(mean(values.map(value => (value - middle) ** 2)))
  return values.map(value => Math.max(-3, Math.min(3, (value - middle) / Math.max(spread, leastSpread))))
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]) => sum(values) / values.length

export type SamplingOptions = {
  /** 0 takes the likeliest token. */
  temperature: number
  /** Share of the probability the draw is made from, likeliest first (nucleus sampling, arXiv 1904.09751); 1 draws from everything. */
  topP: number
  /** Above 1 makes tokens of `history` less likely (CTRL, arXiv 1909.05858); 1 changes nothing. */
  repetitionPenalty: number
  /** Tokens already written that the penalty counts. */
  history?: readonly number[]
  /** The tokens that may be drawn, each once; every token without it. */
  allowed?: Int32Array
}

/** Room for the work of one draw, made once and used again. */
export type SamplingScratch = { order: Int32Array; weights: Float32Array }

/** Beyond this distance below the best, in nats after the temperature, a token has no chance worth sorting for. */
const reach = 16
export function createScratch(vocabulary: number): SamplingScratch {
  return { order: new Int32Array(vocabulary), weights: new Float32Array(vocabulary) }
}

/**
 * Draws one token id from logits [V], or log-probabilities; `random` gives numbers in [0, 1) and is asked once, never at temperature 0.
 * Returns -1 where none may be drawn. The logits are read only.
 */
export function sample(
  logits: Float32Array,
  options: SamplingOptions,
  random: () => number,
  scratch = createScratch(logits.length),
): number {
  const { allowed } = options
  const choices = allowed?.length ?? logits.length
  let best = -1
  let bestValue = Number.NEGATIVE_INFINITY
  for (let at = 0; at < choices; at++) {
    const id = allowed === undefined ? at : allowed[at]!
    // The penalty only lowers: what is no better without it is no better with it.
    if (logits[id]! <= bestValue) continue
    const value = adjusted(logits, id, options)
    if (value > bestValue) {
      best = id
      bestValue = value
    }
  }
  if (best === -1 || options.temperature <= 0) return best
  const count = collect(logits, options, bestValue, scratch)
  return draw(scratch, count, options.topP, random())
}

function adjusted(logits: Float32Array, id: number, { repetitionPenalty, history }: SamplingOptions): number {
  const value = logits[id]!
  if (repetitionPenalty === 1 || history === undefined || !history.includes(id)) return value
  return value > 0 ? value / repetitionPenalty : value * repetitionPenalty
}

/** Fills the scratch with the tokens within reach and their weights, and returns how many. */
function collect(logits: Float32Array, options: SamplingOptions, best: number, { order, weights }: SamplingScratch): number {
  const { allowed } = options
  const choices = allowed?.length ?? logits.length
  const lowest = best - reach * options.temperature
  let count = 0
  for (let at = 0; at < choices; at++) {
    const id = allowed === undefined ? at : allowed[at]!
    if (logits[id]! < lowest) continue
    const value = adjusted(logits, id, options)
    if (value < lowest) continue
    order[count] = id
    weights[id] = Math.exp((value - best) / options.temperature)
    count++
  }
  return count
}

/**
 * Draws among the likeliest tokens that make up `topP` of the weight. They leave a heap one by one, likeliest first, and gather behind it,
 * so that the work is in proportion to how many there are.
 */
function draw({ order, weights }: SamplingScratch, count: number, topP: number, chance: number): number {
  let total = 0
  for (let at = 0; at < count; at++) total += weights[order[at]!]!
  if (topP >= 1) return pick(order, weights, 0, count, chance * total)
  for (let at = (count >> 1) - 1; at >= 0; at--) sink(order, weights, at, count)
  let heap = count
  let sum = 0
  while (heap > 0 && (heap === count || sum < topP * total)) {
    heap -= 1
    const likeliest = order[0]!
    order[0] = order[heap]!
    order[heap] = likeliest
    sink(order, weights, 0, heap)
    sum += weights[likeliest]!
  }
  return pick(order, weights, heap, count, chance * sum)
}

function sink(order: Int32Array, weights: Float32Array, from: number, count: number): void {
  const id = order[from]!
  let at = from
  for (;;) {
    let child = 2 * at + 1
    if (child >= count) break
    if (child + 1 < count && weights[order[child + 1]!]! > weights[order[child]!]!) child += 1
    if (weights[order[child]!]! <= weights[id]!) break
    order[at] = order[child]!
    at = child
  }
  order[at] = id
}

/** The token at which the running sum of the weights passes `left`. */
function pick(order: Int32Array, weights: Float32Array, from: number, to: number, left: number): number {
  let rest = left
  for (let at = from; at < to; at++) {
    rest -= weights[order[at]!]!
    if (rest < 0) return order[at]!
  }
  return order[to - 1]!
}

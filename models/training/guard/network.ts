import type { Network } from '../../licence.ts'
import type { Matmul } from '../../matmul.ts'
import { transpose } from '../../matmul.ts'
import { seededRandom } from '../../random.ts'

/** `reply`: of a false reply only the clause that looks falsest is one. `scale`: how much an input may weigh after it is standardised. */
export type Row = { input: Float32Array; lie: boolean; weight: number; reply: number }

const hidden = 128
const epochs = 15
const repliesABatch = 128
const rate = 2e-3
const decay = 0.3
const dropout = 0.5
const momentum = 0.9
const memory = 0.999

/**
 * Fits one hidden layer (ReLU, dropout) by AdamW with a rate that falls along a cosine (Loshchilov & Hutter 2019), each false reply by its
 * falsest clause. The same rows and seed give the same network.
 */
export async function trainNetwork(matmul: Matmul, rows: readonly Row[], scaleOf: (input: number) => number): Promise<Network> {
  const random = seededRandom(11)
  const inputs = rows[0]?.input.length ?? 0
  const { mean, by } = measure(rows, inputs, scaleOf)
  const standard = rows.map(({ input }) => input.map((value, at) => (value - mean[at]!) * by[at]!))
  const replies = placesByReply(rows)
  const bound = 1 / Math.sqrt(inputs)
  const into = Float32Array.from({ length: inputs * hidden }, () => (random() * 2 - 1) * bound)
  const tail = Float32Array.from({ length: 2 * hidden + 1 }, (_, at) => (at < hidden ? 0 : (random() * 2 - 1) / Math.sqrt(hidden)))
  const steps = [adam(into), adam(tail)] as const
  const total = epochs * Math.ceil(replies.length / repliesABatch)
  for (let epoch = 0, step = 0; epoch < epochs; epoch += 1) {
    shuffle(replies, random)
    for (let from = 0; from < replies.length; from += repliesABatch) {
      step += 1
      const batch = replies.slice(from, from + repliesABatch).flat()
      const x = { rows: batch.length, columns: inputs, values: new Float32Array(batch.length * inputs) }
      for (const [place, at] of batch.entries()) x.values.set(standard[at]!, place * inputs)
      const layer = (await matmul.multiply(x, { rows: inputs, columns: hidden, values: into })).values
      const slopeOfTail = new Float32Array(tail.length)
      const slopeOfLayer = backward(
        layer,
        tail,
        slopeOfTail,
        batch.map(at => rows[at]!),
        random,
      )
      const slopeOfInto = await matmul.multiply(transpose(x), { rows: batch.length, columns: hidden, values: slopeOfLayer })
      const now = (rate * (1 + Math.cos((Math.PI * (step - 1)) / total))) / 2
      steps[0](slopeOfInto.values, now, step)
      steps[1](slopeOfTail, now, step)
    }
  }
  return folded(into, tail, inputs, mean, by)
}

/** Replaces the layer's sums by the loss's slopes in them; adds those of the tail: biases, weights out, bias out. */
function backward(
  layer: Float32Array,
  tail: Float32Array,
  slopes: Float32Array,
  batch: readonly Row[],
  random: () => number,
): Float32Array {
  const kept = new Uint8Array(layer.length)
  const scores = new Float64Array(batch.length).fill(tail[2 * hidden]!)
  for (let at = 0; at < layer.length; at += 1) {
    const unit = at % hidden
    const sum = layer[at]! + tail[unit]!
    kept[at] = sum > 0 && random() >= dropout ? 1 : 0
    layer[at] = kept[at] === 1 ? sum / (1 - dropout) : 0
    scores[(at - unit) / hidden]! += layer[at]! * tail[hidden + unit]!
  }
  const falsest = new Map<number, number>()
  for (const [place, { lie, reply }] of batch.entries())
    if (lie && scores[place]! > (scores[falsest.get(reply) ?? -1] ?? Number.NEGATIVE_INFINITY)) falsest.set(reply, place)
  const shares = batch.map(({ lie, weight, reply }, place) => (lie && falsest.get(reply) !== place ? 0 : weight))
  const all = shares.reduce((sum, share) => sum + share, 0)
  for (const [place, { lie }] of batch.entries()) {
    const slope = ((1 / (1 + Math.exp(-scores[place]!)) - (lie ? 1 : 0)) * shares[place]!) / all
    slopes[2 * hidden]! += slope
    for (let unit = 0; unit < hidden; unit += 1) {
      const at = place * hidden + unit
      slopes[hidden + unit]! += slope * layer[at]!
      layer[at] = kept[at] === 1 ? (slope * tail[hidden + unit]!) / (1 - dropout) : 0
      slopes[unit]! += layer[at]!
    }
  }
  return layer
}

function adam(weights: Float32Array) {
  const [first, second] = [new Float32Array(weights.length), new Float32Array(weights.length)]
  return (slopes: Float32Array, now: number, step: number) => {
    const [one, two] = [1 - momentum ** step, 1 - memory ** step]
    for (let at = 0; at < weights.length; at += 1) {
      first[at] = momentum * first[at]! + (1 - momentum) * slopes[at]!
      second[at] = memory * second[at]! + (1 - memory) * slopes[at]! ** 2
      weights[at] = weights[at]! * (1 - now * decay) - (now * (first[at]! / one)) / (Math.sqrt(second[at]! / two) + 1e-8)
    }
  }
}

function placesByReply(rows: readonly Row[]): number[][] {
  const places = new Map<number, number[]>()
  for (const [at, { reply }] of rows.entries()) places.set(reply, [...(places.get(reply) ?? []), at])
  return [...places.values()]
}

function measure(rows: readonly Row[], inputs: number, scaleOf: (input: number) => number) {
  const [mean, square] = [new Float64Array(inputs), new Float64Array(inputs)]
  for (const { input } of rows) for (let at = 0; at < inputs; at += 1) mean[at]! += input[at]! / rows.length
  for (const { input } of rows) for (let at = 0; at < inputs; at += 1) square[at]! += (input[at]! - mean[at]!) ** 2 / rows.length
  return { mean, by: square.map((value, at) => scaleOf(at) / (Math.sqrt(value) + 1e-6)) }
}

/** The same network over inputs as they are. */
function folded(into: Float32Array, tail: Float32Array, inputs: number, mean: Float64Array, by: Float64Array): Network {
  const weights = new Float32Array(inputs * hidden + tail.length)
  const bias = Float64Array.from(tail.subarray(0, hidden))
  for (let input = 0; input < inputs; input += 1)
    for (let unit = 0; unit < hidden; unit += 1) {
      const weight = into[input * hidden + unit]! * by[input]!
      weights[input * hidden + unit] = weight
      bias[unit]! -= weight * mean[input]!
    }
  weights.set(bias, inputs * hidden)
  weights.set(tail.subarray(hidden), inputs * hidden + hidden)
  return { inputs, hidden, weights }
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    ;[list[at], list[other]] = [list[other]!, list[at]!]
  }
}

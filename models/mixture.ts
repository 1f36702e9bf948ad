import { type Examples, nearest } from './examples.ts'
import { minimise } from './lbfgs.ts'
import { accuracy, macroF1 } from './metrics.ts'
import { topClasses } from './out-of-scope.ts'

/** What three views say of the intents for one message: the head's logits, those of the wording, and how near the examples are. */
export type Views = { readonly head: Float32Array; readonly wording: Float32Array; readonly nearness: Float32Array }

/** How the views are put together: head + wording · `wording` + nearness · `nearness` + `lean`, by intent. */
export type Mixture = { readonly wording: number; readonly nearness: number; readonly lean: readonly number[] }

/** Only so many intents are looked at closely: of the others none is the nearest and likely. */
const asked = 20
/** Cosines times this are about as wide as logits. */
const cosineScale = 10
/** As much as this many rows speak for the head alone. */
const caution = 1
const leastTrust = 0.05
const iterations = 60
/** Of the intents' shares; in logits of the head, which are flatter than likelihoods. */
const powers = [0, 0.1, 0.2, 0.3, 0.4, 0.5]

/**
 * The cosine to the nearest example of each of the head's likeliest intents; the others count as the farthest of these. `known` remembers
 * cosines by intent, NaN where none was computed.
 */
export function nearnessOf(
  head: Float32Array,
  query: Float32Array,
  examples: Examples,
  known: Float32Array = new Float32Array(head.length).fill(Number.NaN),
): Float32Array {
  const top = topClasses(head, asked)
  for (const intent of top) if (Number.isNaN(known[intent])) known[intent] = cosineScale * nearest(examples, intent, query, 1)
  const nearness = new Float32Array(head.length).fill(Math.min(...top.map(intent => known[intent]!)))
  for (const intent of top) nearness[intent] = known[intent]!
  return nearness
}

export function mix({ head, wording, nearness }: Views, { wording: ofWording, nearness: ofNearness, lean }: Mixture): Float32Array {
  return head.map((logit, at) => logit + ofWording * wording[at]! + ofNearness * nearness[at]! + lean[at]!)
}

/**
 * The mixture under which views of held-out rows have the least cross-entropy; `counts` are the training rows by intent. The lean is a power of
 * the intents' shares (Menon et al. 2021): a penalised head holds frequent intents for likelier than they are, the more so the rarer the
 * others, and a calibration that only stretches logits stretches that too.
 */
export async function fitMixture(views: readonly Views[], targets: readonly number[], counts: readonly number[]): Promise<Mixture> {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const shares = Float32Array.from(counts, count => Math.log(Math.max(1, count) / Math.max(1, total)))
  const all = await fitWeights(views, targets, shares, [true, true, true, true])
  // A view that speaks against itself is not asked.
  const helpful = Array.from(all, (weight, at) => at === 3 || weight > 0)
  const [head, wording, nearness, share] = Array.from(helpful.includes(false) ? await fitWeights(views, targets, shares, helpful) : all)
  if (head! < leastTrust) return { wording: 0, nearness: 0, lean: counts.map(() => 0) }
  const lean = (power: number) => Array.from(shares, own => power * own)
  return { wording: Math.max(0, wording! / head!), nearness: Math.max(0, nearness! / head!), lean: lean(share! / head!) }
}

/**
 * The mixture leant further towards rare intents, as far as held-out rows gain by it: in accuracy and macro-F1 together, where likelihood alone
 * is content to miss the rare.
 */
export function leanToRare(mixture: Mixture, views: readonly Views[], targets: readonly number[], counts: readonly number[]): Mixture {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const wanted = targets.map(String)
  const mixed = views.map(own => mix(own, mixture))
  let best = { mixture, gain: Number.NEGATIVE_INFINITY }
  for (const power of powers) {
    const more = counts.map(count => -power * Math.log(Math.max(1, count) / Math.max(1, total)))
    const given = mixed.map(logits => String(topClass(logits.map((logit, at) => logit + more[at]!))))
    const gain = accuracy(wanted, given) + macroF1(wanted, given)
    if (gain > best.gain) best = { gain, mixture: { ...mixture, lean: mixture.lean.map((own, at) => own + more[at]!) } }
  }
  return best.mixture
}

async function fitWeights(
  views: readonly Views[],
  targets: readonly number[],
  shares: Float32Array,
  used: readonly boolean[],
): Promise<Float32Array> {
  const start = Float32Array.of(1, 0, 0, 0)
  if (views.length === 0) return start
  const classes = shares.length
  const logits = new Float64Array(classes)

  async function objective(weights: Float32Array) {
    let loss = 0
    const slopes = new Float64Array(weights.length)
    for (const [row, { head, wording, nearness }] of views.entries()) {
      let peak = Number.NEGATIVE_INFINITY
      for (let at = 0; at < classes; at++) {
        logits[at] = weights[0]! * head[at]! + weights[1]! * wording[at]! + weights[2]! * nearness[at]! + weights[3]! * shares[at]!
        if (logits[at]! > peak) peak = logits[at]!
      }
      let sum = 0
      for (let at = 0; at < classes; at++) sum += Math.exp(logits[at]! - peak)
      loss += peak + Math.log(sum) - logits[targets[row]!]!
      for (let at = 0; at < classes; at++) {
        const error = Math.exp(logits[at]! - peak) / sum - Number(at === targets[row])
        slopes[0]! += error * head[at]!
        slopes[1]! += error * wording[at]!
        slopes[2]! += error * nearness[at]!
        slopes[3]! += error * shares[at]!
      }
    }
    for (const [at, weight] of weights.entries()) {
      loss += 0.5 * caution * (weight - start[at]!) ** 2
      slopes[at]! += caution * (weight - start[at]!)
    }
    return { loss: loss / views.length, gradient: Float32Array.from(slopes, (slope, at) => (used[at] ? slope / views.length : 0)) }
  }

  return minimise(objective, start, iterations)
}

function topClass(logits: Float32Array): number {
  let top = 0
  for (let at = 1; at < logits.length; at++) if (logits[at]! > logits[top]!) top = at
  return top
}

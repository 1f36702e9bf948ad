import { crc32 } from 'node:zlib'
import { longestText } from './encoder.ts'

/**
 * How much likelier each feature of a text's wording is in an intent than in all of them: multinomial naive Bayes over hashed n-grams (Rennie et al.
 * 2003 for the weighting of rows). It needs no fitting, and knows of an intent with a dozen lines what its vectors blur.
 */
export type Wording = {
  /** By feature: how telling it is; 0 where no training line has it. */
  readonly rarity: Float32Array
  /** Feature after feature, for each intent the logarithm of the ratio, times 1 / `scales` of the intent. */
  readonly ratios: Int8Array
  readonly scales: Float32Array
}

export const wordingFeatures = 16_384
/** So many mean features of all lines stand with those of an intent: what was seen once or twice proves little. */
const doubt = 30
const longestGram = 3

/** The features of a text, each once: runs of one to three characters (Chinese) or words, and parts of words against slips. */
export function featuresOf(text: string): Uint16Array {
  const units =
    text
      .slice(0, longestText)
      .toLowerCase()
      .match(/\p{Script=Han}|\p{Script=Latin}+|\p{N}+|[^\s]/gu) ?? []
  const found = new Set<number>()
  const add = (gram: string) => found.add(crc32(gram) % wordingFeatures)
  for (const at of units.keys())
    for (let length = 1; length <= longestGram && at + length <= units.length; length++) add(units.slice(at, at + length).join(' '))
  for (const unit of units) {
    if (unit.length < 3) continue
    const word = `^${unit}$`
    for (const length of [3, 4]) for (let at = 0; at + length <= word.length; at++) add(`-${word.slice(at, at + length)}`)
  }
  return Uint16Array.from(found).sort()
}

/** `targets[i]` is the intent of the line with these features; what is none of the intents is passed over. */
export function fitWording(lines: readonly Uint16Array[], targets: readonly number[], intents: number): Wording {
  const used = Array.from(lines.keys()).filter(line => targets[line]! >= 0 && targets[line]! < intents)
  const rarity = rarityOf(used.map(line => lines[line]!))
  const sums = new Float64Array(wordingFeatures * intents)
  const ofFeature = new Float64Array(wordingFeatures)
  const ofIntent = new Float64Array(intents)
  let total = 0
  for (const line of used) {
    const features = lines[line]!
    const target = targets[line]!
    const share = 1 / lengthOf(features, rarity)
    for (const feature of features) {
      const weight = rarity[feature]! * share
      sums[feature * intents + target]! += weight
      ofFeature[feature]! += weight
      ofIntent[target]! += weight
      total += weight
    }
  }
  const ratioOf = (feature: number, intent: number) => {
    const usual = ofFeature[feature]! / total
    return usual === 0 ? 0 : Math.log((sums[feature * intents + intent]! + doubt * usual) / (ofIntent[intent]! + doubt) / usual)
  }
  return { rarity, ...quantised(ratioOf, intents) }
}

/** Of each intent how much the wording speaks for it, in log-odds as naive Bayes counts them: too sure, and to be weighed. */
export function applyWording({ rarity, ratios, scales }: Wording, features: Uint16Array): Float32Array {
  const sums = new Float32Array(scales.length)
  const share = 1 / lengthOf(features, rarity)
  for (const feature of features) {
    const weight = rarity[feature]! * share
    if (weight === 0) continue
    const from = feature * sums.length
    for (let intent = 0; intent < sums.length; intent++) sums[intent]! += weight * ratios[from + intent]!
  }
  return sums.map((sum, intent) => sum * scales[intent]!)
}

function rarityOf(lines: readonly Uint16Array[]): Float32Array {
  const counts = new Float32Array(wordingFeatures)
  for (const features of lines) for (const feature of features) counts[feature]!++
  return counts.map(count => (count === 0 ? 0 : Math.log((1 + lines.length) / (1 + count)) + 1))
}

function lengthOf(features: Uint16Array, rarity: Float32Array): number {
  let sum = 0
  for (const feature of features) sum += rarity[feature]! ** 2
  return Math.sqrt(sum) || 1
}

function quantised(ratioOf: (feature: number, intent: number) => number, intents: number): Pick<Wording, 'ratios' | 'scales'> {
  const exact = new Float32Array(wordingFeatures * intents)
  const scales = new Float32Array(intents)
  for (let feature = 0; feature < wordingFeatures; feature++)
    for (let intent = 0; intent < intents; intent++) {
      const ratio = ratioOf(feature, intent)
      exact[feature * intents + intent] = ratio
      scales[intent] = Math.max(scales[intent]!, Math.abs(ratio) / 127)
    }
  for (let intent = 0; intent < intents; intent++) scales[intent] ||= 1
  return { scales, ratios: Int8Array.from(exact, (ratio, at) => Math.round(ratio / scales[at % intents]!)) }
}

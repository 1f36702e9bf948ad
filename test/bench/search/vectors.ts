import { setImmediate } from 'node:timers/promises'
import { seededRandom } from '../../../models/random.ts'
import { kinds } from './catalogue.ts'

const dimensions = 384
const spread = { all: 1, kind: 0.45, own: 0.45 }

/**
 * Unit vectors in the place of the encoder's, which would take hours for 100,000 products: close together in one cone as the encoder's
 * are, closer for texts about one kind of goods, and the same for the same text.
 */
export async function embed(texts: readonly string[]): Promise<Float32Array[]> {
  // An answer of another process lets the loop turn too.
  await setImmediate()
  return texts.map(embedOne)
}

export function embedOne(text: string): Float32Array {
  const lower = text.toLowerCase()
  const of = kinds.findIndex(({ zh, en }) => lower.includes(zh) || lower.includes(en.toLowerCase()))
  const own = noise(hashOf(text))
  const kind = centreOf(of)
  const vector = base.map((value, at) => spread.all * value + spread.kind * kind[at]! + spread.own * own[at]!)
  const length = Math.hypot(...vector)
  return vector.map(value => value / length)
}

const base = noise(1)
const centres = new Map<number, Float32Array>()
function centreOf(kind: number): Float32Array {
  const centre = centres.get(kind) ?? noise(1000 + kind)
  centres.set(kind, centre)
  return centre
}

/** A direction; its length is nearly 1. */
function noise(seed: number): Float32Array {
  const random = seededRandom(seed)
  const scale = Math.sqrt(3 / dimensions)
  return Float32Array.from({ length: dimensions }, () => (random() * 2 - 1) * scale)
}

function hashOf(text: string): number {
  let hash = 2166136261
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619)
  return hash >>> 0
}

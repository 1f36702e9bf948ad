import { type InferenceSession, Tensor } from 'onnxruntime-node'

/** What a prompt left behind when it ran: its cache, [length × size] a tensor, and the logits [V] of its last position. */
export type Prefilled = { length: number; cache: readonly Float32Array[]; logits: Float32Array }

/** The decoder's side of a session: ids and logits only. Rows are numbered from 0 without gaps. */
export type Decoder = {
  /** Runs a prompt by itself. */
  prefill(prompt: readonly number[]): Promise<Prefilled>
  /** Makes room for rows of a length; what rows hold stays. Throws RangeError beyond `mostCells`. */
  reserve(rows: number, length: number): void
  /** A row goes on from this prompt. */
  load(row: number, prompt: Prefilled): void
  /** A row takes the place of another. */
  move(from: number, to: number, length: number): void
  /**
   * One token more for rows 0 … `rows` - 1: `tokens[row]` becomes token `lengths[row]` of its row. Returns the logits [V] of each row,
   * valid until the next step.
   */
  step(rows: number, tokens: Int32Array, lengths: Int32Array): Promise<readonly Float32Array[]>
  /** Positions the cache holds: rows × the length reserved for each. */
  readonly mostCells: number
}

/** Lengths are reserved in steps of so many positions. */
export const lengthStep = 16

/**
 * The session takes input_ids [B, T], attention_mask [B, S] and past_key_values.L.{key,value} [B, 1, S, D], and gives logits [B, 1, V]
 * and present.L.{key,value}. A past that is present too is written in place, so that a step copies no cache; rows shorter than the
 * longest are padded on the right by their mask.
 *
 * Int8 activations are rounded otherwise for an odd last row than for rows in pairs. Every step therefore runs an even number of rows, a
 * spare one beside an odd number: then what a row reads does not depend on its company, bit for bit.
 */
export function openDecoder(session: InferenceSession, options: { vocabulary: number; mostRows: number; mostCells: number }): Decoder {
  const { vocabulary, mostCells } = options
  const mostRows = even(options.mostRows)
  const layers = layersOf(session)
  const pool = layers.map(({ size }) => new Float32Array(mostCells * size))
  const logits = new Float32Array(mostRows * vocabulary)
  const logitsOf = Array.from({ length: mostRows }, (_, row) => logits.subarray(row * vocabulary, (row + 1) * vocabulary))
  const ids = new BigInt64Array(mostRows)
  // Little-endian, and no id needs more than the low half: writing it makes no BigInt.
  const lowHalves = new Int32Array(ids.buffer)
  let mask = new BigInt64Array(0)
  /** Length reserved for each row. */
  let stride = 0
  let held = 0
  /** Feeds and fetches by number of rows, for the present stride. */
  let tensors = new Map<number, Record<string, Tensor>[]>()

  function layOut(rows: number, to: number): void {
    for (const [at, { size }] of layers.entries()) {
      const cells = pool[at]!
      // Growing begins with the last row, shrinking with the first, so that nothing is overwritten before it moved.
      for (let n = 0; n < rows; n++) {
        const row = to > stride ? rows - 1 - n : n
        cells.copyWithin(row * to * size, row * stride * size, (row * stride + Math.min(stride, to)) * size)
      }
    }
    stride = to
    tensors = new Map()
  }

  function tensorsOf(rows: number): Record<string, Tensor>[] {
    const known = tensors.get(rows)
    if (known !== undefined) return known
    const feeds: Record<string, Tensor> = { input_ids: new Tensor('int64', ids.subarray(0, rows), [rows, 1]) }
    const fetches: Record<string, Tensor> = {
      logits: new Tensor('float32', logits.subarray(0, rows * vocabulary), [rows, 1, vocabulary]),
    }
    for (const [at, { past, present, size }] of layers.entries()) {
      const cells = new Tensor('float32', pool[at]!.subarray(0, rows * stride * size), [rows, 1, stride, size])
      feeds[past] = cells
      fetches[present] = cells
    }
    const made = [feeds, fetches]
    tensors.set(rows, made)
    return made
  }

  return {
    mostCells,

    async prefill(prompt) {
      const { length } = prompt
      const feeds: Record<string, Tensor> = {
        input_ids: new Tensor('int64', BigInt64Array.from(prompt, BigInt), [1, length]),
        attention_mask: new Tensor('int64', new BigInt64Array(length).fill(1n), [1, length]),
      }
      for (const { past, size } of layers) feeds[past] = new Tensor('float32', new Float32Array(0), [1, 1, 0, size])
      const results = await session.run(feeds)
      return {
        length,
        cache: layers.map(({ present }) => results[present]!.data as Float32Array),
        logits: results.logits!.data as Float32Array,
      }
    },

    reserve(rows, length) {
      const needed = cellsOf(rows, length)
      if (needed > mostCells) throw new RangeError(`Expected at most ${mostCells} positions in the cache, got ${needed}`)
      const to = rounded(length)
      if (to > stride || to * 2 <= stride || even(rows) * stride > mostCells) layOut(Math.min(held, rows), to)
      held = rows
    },

    load(row, { length, cache }) {
      for (const [at, { size }] of layers.entries()) pool[at]!.set(cache[at]!.subarray(0, length * size), row * stride * size)
    },

    move(from, to, length) {
      for (const [at, { size }] of layers.entries())
        pool[at]!.copyWithin(to * stride * size, from * stride * size, (from * stride + length) * size)
    },

    async step(rows, tokens, lengths) {
      const padded = even(rows)
      let longest = 0
      for (let row = 0; row < rows; row++) longest = Math.max(longest, lengths[row]! + 1)
      if (mask.length < padded * longest) mask = new BigInt64Array(padded * stride)
      for (let row = 0; row < padded; row++) {
        const length = row < rows ? lengths[row]! + 1 : 1
        lowHalves[2 * row] = row < rows ? tokens[row]! : 0
        mask.fill(1n, row * longest, row * longest + length).fill(0n, row * longest + length, (row + 1) * longest)
      }
      const [feeds, fetches] = tensorsOf(padded)
      feeds!.attention_mask = new Tensor('int64', mask.subarray(0, padded * longest), [padded, longest])
      await session.run(feeds!, fetches!)
      return logitsOf
    },
  }
}

/** Positions that rows of a length take. */
export function cellsOf(rows: number, length: number): number {
  return even(rows) * rounded(length)
}

const even = (rows: number) => rows + (rows & 1)
const rounded = (length: number) => Math.ceil(length / lengthStep) * lengthStep

function layersOf(session: InferenceSession): { past: string; present: string; size: number }[] {
  return session.inputMetadata.flatMap(input => {
    if (!input.name.startsWith('past_key_values.') || !input.isTensor) return []
    return [{ past: input.name, present: input.name.replace('past_key_values', 'present'), size: Number(input.shape[3]) }]
  })
}

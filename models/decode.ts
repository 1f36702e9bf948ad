import { InferenceSession, Tensor } from 'onnxruntime-node'

/** What a prompt left behind when it ran: its cache, [length × size] a tensor, and the log-probabilities [V] of the token that follows. */
export type Prefilled = { length: number; cache: readonly Float32Array[]; logProbabilities: Float32Array }

/** The decoder's side of a session: ids and log-probabilities only. Rows are numbered from 0 without gaps. */
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
   * One token more for rows 0 … `rows` - 1: `tokens[row]` becomes token `lengths[row]` of its row. Returns the natural logarithms [V] of what
   * the model gives each next token of a row, valid until the next step.
   */
  step(rows: number, tokens: Int32Array, lengths: Int32Array): Promise<readonly Float32Array[]>
  /** Positions the cache holds: rows × the length reserved for each. */
  readonly mostCells: number
}

/** Lengths are reserved in steps of so many positions. */
export const lengthStep = 16

/** Opens a decoder's graph. */
export function openSession(file: string, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(file, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    // Each step is longer than the one before: a plan of its memory would be made anew every time.
    enableMemPattern: false,
    // A step is hundreds of waits of a few microseconds, which threads sit out spinning. Longer ones, and those between two steps, leave the core to others.
    extra: { session: { intra_op: { allow_spinning: '1', spin_duration_us: '50' }, force_spinning_stop: '1' } },
  })
}

/**
 * The session takes input_ids [B, T], attention_mask [B, S] and past_key_values.L.{key,value} [B, 1, P, D], and gives log_probabilities
 * [B, 1, V], present.L.{key,value}, and last_key_values [B, 1, layers · 2 · D]: the part of them that is new. Only that is taken from a step, since
 * the binding copies every output; rows shorter than the longest are padded on the right by their mask.
 *
 * Int8 activations are rounded otherwise for an odd last row than for rows in pairs: the same rows give the same numbers every time, a row in
 * other company those but for the rounding.
 */
export function openDecoder(session: InferenceSession, options: { vocabulary: number; mostRows: number; mostCells: number }): Decoder {
  const { vocabulary, mostRows, mostCells } = options
  const layers = layersOf(session)
  const pool = layers.map(({ size }) => new Float32Array(mostCells * size))
  const added = layers.reduce((sum, { size }) => sum + size, 0)
  const newest = new Float32Array(mostRows * added)
  const logProbabilities = new Float32Array(mostRows * vocabulary)
  const logProbabilitiesOf = Array.from({ length: mostRows }, (_, row) =>
    logProbabilities.subarray(row * vocabulary, (row + 1) * vocabulary),
  )
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
    for (const [at, { past, size }] of layers.entries())
      feeds[past] = new Tensor('float32', pool[at]!.subarray(0, rows * stride * size), [rows, 1, stride, size])
    const fetches = {
      log_probabilities: new Tensor('float32', logProbabilities.subarray(0, rows * vocabulary), [rows, 1, vocabulary]),
      last_key_values: new Tensor('float32', newest.subarray(0, rows * added), [rows, 1, added]),
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
      const results = await session.run(feeds, ['log_probabilities', ...layers.map(({ present }) => present)])
      return {
        length,
        cache: layers.map(({ present }) => results[present]!.data as Float32Array),
        logProbabilities: results.log_probabilities!.data as Float32Array,
      }
    },

    reserve(rows, length) {
      const needed = cellsOf(rows, length)
      if (needed > mostCells) throw new RangeError(`Expected at most ${mostCells} positions in the cache, got ${needed}`)
      const to = rounded(length)
      if (to > stride || to * 2 <= stride || rows * stride > mostCells) layOut(Math.min(held, rows), to)
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
      let longest = 0
      for (let row = 0; row < rows; row++) longest = Math.max(longest, lengths[row]! + 1)
      if (mask.length < rows * longest) mask = new BigInt64Array(rows * stride)
      for (let row = 0; row < rows; row++) {
        const length = lengths[row]! + 1
        lowHalves[2 * row] = tokens[row]!
        mask.fill(1n, row * longest, row * longest + length).fill(0n, row * longest + length, (row + 1) * longest)
      }
      const [feeds, fetches] = tensorsOf(rows)
      feeds!.attention_mask = new Tensor('int64', mask.subarray(0, rows * longest), [rows, longest])
      await session.run(feeds!, fetches!)
      for (let row = 0, from = 0; row < rows; row++) {
        for (const [at, { size }] of layers.entries()) {
          pool[at]!.set(newest.subarray(from, from + size), (row * stride + lengths[row]!) * size)
          from += size
        }
      }
      return logProbabilitiesOf
    },
  }
}

/** Positions that rows of a length take. */
export function cellsOf(rows: number, length: number): number {
  return rows * rounded(length)
}

const rounded = (length: number) => Math.ceil(length / lengthStep) * lengthStep

function layersOf(session: InferenceSession): { past: string; present: string; size: number }[] {
  return session.inputMetadata.flatMap(input => {
    if (!input.name.startsWith('past_key_values.') || !input.isTensor) return []
    return [{ past: input.name, present: input.name.replace('past_key_values', 'present'), size: Number(input.shape[3]) }]
  })
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Tensor } from 'onnxruntime-node'
import { openGraph } from './graph.ts'
import { readTokenizer } from './tokenizer.ts'
import { toUnits, type Units } from './turn-units.ts'

/** A message, what is known of its situation as numbers, and one row of numbers a thing it may point at. */
export type TurnInput = { message: string; state: readonly number[]; candidates: readonly (readonly number[])[] }

/**
 * Probabilities, 0 to 1: `types` of each command type, `items` [pointing command][candidate]. Logits: `tags` [unit][label], `asks` [unit][outside,
 * begins, inside] of a question.
 * `places` [type]: where in the message, 0 to 1, a command is spoken of.
 */
export type TurnOutput = {
  /** From which probability on a command type is meant; set on turns that were not learnt from. */
  likely: number
  units: Units
  types: Float32Array
  tags: Float32Array[]
  asks: Float32Array[]
  items: Float32Array[]
  places: Float32Array
}

export type TurnReader = {
  read(turn: TurnInput): Promise<TurnOutput>
  /** The ids a message is read by, for training. */
  units(message: string): Units & { ids: number[] }
  /** Of the lists its outputs are told in the order of. */
  readonly fingerprint: string
  close(): Promise<void>
}

/** Pieces before those of the text: `<s>`. */
export const lead = 1

/**
 * Opens the turn reader: a BERT encoder over the message with the situation as numbers, a label-wise attention head for command types,
 * a tagging head over units for values, another for questions, and for each pointing command a linear score of the candidates' features whose weights the
 * message sets. Throws when weights are missing or damaged.
 */
export async function openTurnReader(folder: string, options: { threads?: number } = {}): Promise<TurnReader> {
  const [tools, config, session] = await Promise.all([
    openTurnUnits(folder),
    readFile(join(folder, 'config.json'), 'utf8').then(text => JSON.parse(text) as { turns?: { fingerprint?: unknown; likely?: unknown } }),
    openGraph(folder, ['model_quantized'], options.threads),
  ])
  const { fingerprint, likely } = config.turns ?? {}
  if (typeof fingerprint !== 'string' || typeof likely !== 'number')
    throw new Error(
      `Expected "turns" with a fingerprint and "likely" in ${join(folder, 'config.json')}, got ${JSON.stringify(config.turns)}`,
    )

  return {
    fingerprint,
    units: tools.units,
    async read({ message, state, candidates }) {
      const { ids, ...units } = tools.units(message)
      const count = Math.max(1, units.units.length)
      const wide = candidates[0]?.length ?? 0
      const feeds = {
        ids: whole(ids, [1, ids.length]),
        mask: new Tensor('float32', new Float32Array(ids.length).fill(1), [1, ids.length]),
        state: new Tensor('float32', Float32Array.from(state), [1, state.length]),
        unit_piece: whole(
          filled(
            units.units.map(({ piece }) => piece + lead),
            count,
          ),
          [1, count],
        ),
        unit_id: whole(
          filled(
            units.units.map(({ id }) => id),
            count,
          ),
          [1, count],
        ),
        unit_place: whole(
          filled(
            units.units.map(({ place }) => place),
            count,
          ),
          [1, count],
        ),
        candidates: new Tensor('float32', Float32Array.from(candidates.flat()), [1, candidates.length, wide]),
      }
      const { types, tags, items, places, asks } = await session.run(feeds)
      const read: TurnOutput = {
        units,
        likely,
        types: sigmoid(types!.data as Float32Array),
        tags: rowsOf(tags!.data as Float32Array, tags!.dims[2]!).slice(0, units.units.length),
        asks: rowsOf(asks!.data as Float32Array, asks!.dims[2]!).slice(0, units.units.length),
        items: rowsOf(sigmoid(items!.data as Float32Array), candidates.length),
        places: Float32Array.from(places!.data as Float32Array),
      }
      return read
    },
    close: () => session.release(),
  }
}

/** The reader's eyes alone: what training lines are made with. */
export async function openTurnUnits(folder: string): Promise<Pick<TurnReader, 'units'>> {
  const tokenizer = await readTokenizer(folder)
  const known = new Map<string, number>()
  const idOfHan = (character: string): number => {
    const found = known.get(character) ?? tokenizer.pieces(character).at(-1)?.id ?? 0
    known.set(character, found)
    return found
  }
  return {
    units(message) {
      const units = toUnits(message, tokenizer, idOfHan)
      return { ...units, ids: [...tokenizer.begin, ...units.pieces, ...tokenizer.end] }
    },
  }
}

const whole = (values: readonly number[], dims: number[]) => new Tensor('int64', BigInt64Array.from(values, BigInt), dims)
const filled = (values: readonly number[], count: number) => (values.length === 0 ? Array<number>(count).fill(0) : values)
const sigmoid = (logits: Float32Array) => logits.map(value => 1 / (1 + Math.exp(-value)))
const rowsOf = (values: Float32Array, width: number): Float32Array[] =>
  width === 0 ? [] : Array.from({ length: values.length / width }, (_, row) => values.slice(row * width, (row + 1) * width))

import { sql } from 'kysely'
import { dot } from '../answers/sentence-vectors.ts'
import type { Database } from '../store/sqlite.ts'
import type { Language } from '../wire.ts'
import { createSketches, type Sketches } from './sketches.ts'

/**
 * How far a cosine must stand out of the average over all texts to count as "about the query" where no word is shared. The
 * bundled encoder's cosines lie close together, at other heights for each language; what stands out does so alike in both.
 */
export const standsOut = 0.036
/** An average over fewer texts tells nothing. */
export const fewest = 8
/** So many are compared whole; of more, the best by their sketches. */
const compared = 1000
/** Vectors read at once. */
const page = 2000

/** `likeness`: by how much more than the average product it is like the question, in cosines. */
export type Near = { ref: number; similarity: number; likeness: number; standsOut: boolean }

/** Finds products by meaning; `comparedWhole` are compared by more than their sketches. Holds a sketch of every vector in memory and reads only those that are new since the last question. */
export function createNearestProducts(database: Database, comparedWhole = compared) {
  const { build } = database
  let last = 0
  let held = new Map<string, Sketches>()
  const keyOf = (language: string, bytes: number) => `${language}:${bytes}`

  function catchUp(): void {
    const newest = database.get(build.selectFrom('vectors').select(eb => eb.fn.max('id').as('id')))?.id ?? 0
    if (newest > last) read()
    if ([...held.values()].some(sketches => sketches.worn(compared))) redraw()
  }

  /** Puts in what came after `last`. */
  function read(): void {
    for (;;) {
      const rows = database.all(
        build.selectFrom('vectors').select(['id', 'kind', 'ref', 'language', 'vector']).where('id', '>', last).orderBy('id').limit(page),
      )
      for (const { id, kind, ref, language, vector } of rows) {
        last = id
        if (kind !== 'product') continue
        const key = keyOf(language, vector.byteLength)
        let sketches = held.get(key)
        if (sketches === undefined) {
          sketches = createSketches(vector.byteLength / 4)
          held.set(key, sketches)
        }
        sketches.put(ref, toFloats(vector))
      }
      if (rows.length < page) return
    }
  }

  /** With the means of all that were held as the new centres. */
  function redraw(): void {
    const before = held
    held = new Map()
    last = 0
    for (const [key, sketches] of before) {
      const fresh = createSketches(sketches.mean().length)
      fresh.centre(sketches.mean(), sketches.count)
      held.set(key, fresh)
    }
    read()
  }

  /** The `most` nearest of those ids that `among` has a 1 for: by the vectors in the query's language, or the other's where that has none. */
  function find(vector: Float32Array, language: Language, among: Uint8Array, most: number): Near[] {
    catchUp()
    const query = normalised(vector)
    const own = held.get(keyOf(language, query.byteLength))
    const used = own !== undefined && own.count > 0 ? language : language === 'zh' ? 'en' : 'zh'
    const sketches = held.get(keyOf(used, query.byteLength))
    if (sketches === undefined || sketches.count === 0) return []
    const middle = sketches.mean()
    const mean = dot(query, middle)
    const bytes = bytesOf(query)
    const refs = sketches.best(query, among, comparedWhole)
    const rows = database.all(
      build
        .selectFrom('vectors')
        .select(['ref', sql<number>`1 - vec_distance_cosine(vector, ${bytes})`.as('similarity')])
        .where('kind', '=', 'product')
        .where('language', '=', used)
        .where(sql<number>`length(vector)`, '=', bytes.length)
        .where('ref', 'in', sql<number>`(select value from json_each(${JSON.stringify(refs)}))`)
        .orderBy('similarity', 'desc')
        .orderBy('ref')
        .limit(most),
    )
    return rows.map(({ ref, similarity }) => ({
      ref,
      similarity,
      likeness: similarity - mean,
      standsOut: sketches.count >= fewest && similarity - mean >= standsOut,
    }))
  }

  return {
    find,
    /** Reads what is new, so that the next question need not. */
    catchUp,
    /** After an import: vectors of products that are gone leave the average. */
    shopChanged(): void {
      const stored = build
        .selectFrom('vectors')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .where('kind', '=', 'product')
      const count = [...held.values()].reduce((sum, sketches) => sum + sketches.count, 0)
      if (count > (database.get(stored)?.count ?? 0)) redraw()
    },
  }
}

function toFloats(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

const bytesOf = (vector: Float32Array) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)

function normalised(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1
  return vector.map(value => value / length)
}
